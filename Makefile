# Two commands on a fresh machine with Python 3.11 or newer: `make play` tries Kunna, `make test` proves it.
# The environments are made from hashed locks, so everybody runs exactly what was tested.

PYTHON ?= python3
KERNEL := bot/matching/libkernel.so
.PHONY: play test prove check lock clean

play: .venv/run $(KERNEL)
	.venv/bin/python -m bot play

# Three at a time, for two cores: many tests wait for a platform that hangs or a process that starts. Some promise
# seconds, which a busy machine may not have for them: what failed beside others has to pass alone, and both are printed.
ALONE := --last-failed --last-failed-no-failures=none --maxfail=1
test: .venv/dev $(KERNEL) check
	.venv/bin/python -m pytest -n 3 --dist worksteal || { test $$? -eq 1 && .venv/bin/python -m pytest -v $(ALONE); }

# The same tests with counts that take hours: shared/PROOF.md in full. PROVE=200 tries more still.
PROVE ?= 50
prove: .venv/dev $(KERNEL)
	KUNNA_PROVE=$(PROVE) .venv/bin/python -m pytest

check: .venv/dev
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Kunna needs Python 3.11 or newer. Say which: make PYTHON=python3.11 $(MAKECMDGOALS)")'
	$(PYTHON) -m venv .venv

.venv/run: .venv/bin/python requirements.lock
	.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	touch $@

.venv/dev: .venv/bin/python requirements-dev.lock
	.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch .venv/run $@

# Without a C compiler everything works and finds the same. Never written in place: a process may have it mapped.
$(KERNEL): $(addprefix bot/matching/,kernel.c labels.c letters.c lines.c)
	@$(CC) -O2 -shared -fPIC -o $@.new $^ && mv $@.new $@ || echo "No C compiler: searching takes about twice as long."

# After a change of the dependencies in pyproject.toml; needs uv.
lock:
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header -q -o requirements.lock
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-header -q -o requirements-dev.lock

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
