"""Tokens at rest: which keys are keys, a change of key, and what a wrong one says."""

from __future__ import annotations

import asyncio
import base64
import secrets
from datetime import timedelta
from pathlib import Path

import pytest

from bot import clock
from bot.app import rekey
from bot.models import installations
from bot.models.installations import Grant
from bot.models.sealing import Keys, Unreadable
from bot.models.store import connect, disconnect
from bot.settings import Settings, SettingsError, Store, read_settings
from tests.test_cli import Prompt, bot

__all__ = ["bot"]

OLD, NEW = (base64.b64encode(secrets.token_bytes(32)).decode() for _ in range(2))
WHOLE = {
    "KUNNA_SLACK__SIGNING_SECRET": "s-secret",
    "KUNNA_SLACK__CLIENT_ID": "1.2",
    "KUNNA_SLACK__CLIENT_SECRET": "c-secret",
    "KUNNA_SLACK__TEAMS": "T1,T2",
    "KUNNA_STORE__KEY": OLD,
    "KUNNA_HTTP__URL": "https://kunna.example.com",
}


# --- keys ------------------------------------------------------------------------------------------------------------


def test_what_is_sealed_is_read_by_its_key_and_no_other() -> None:
    sealed = Keys(OLD).seal("xoxb-1")
    assert "xoxb" not in sealed
    assert Keys(f"{NEW}, {OLD}").unseal(sealed) == "xoxb-1"
    with pytest.raises(Unreadable):
        Keys(NEW).unseal(sealed)


def test_what_was_altered_or_is_no_seal_is_unreadable() -> None:
    sealed = Keys(OLD).seal("xoxb-1")
    for broken in (sealed[:-6] + "AAAAA=", sealed[:40], "", "x", "gAAAAA", "å"):
        with pytest.raises(Unreadable):
            Keys(OLD).unseal(broken)


def test_a_seal_is_too_old_after_its_time() -> None:
    keys = Keys(OLD)
    sealed, later = keys.seal("x"), clock.now() + timedelta(seconds=61)
    with clock.frozen(lambda: later), pytest.raises(Unreadable):
        keys.unseal(sealed, within=timedelta(seconds=59))
    assert keys.unseal(sealed, within=timedelta(seconds=59)) == "x"


def test_a_key_may_be_written_in_either_alphabet_of_base64() -> None:
    raw = b"\xfb\xff\xfe" * 10 + b"ab"
    plain, safe = base64.b64encode(raw).decode(), base64.urlsafe_b64encode(raw).decode()
    assert plain != safe
    assert Keys(safe).unseal(Keys(plain).seal("x")) == "x"


@pytest.mark.parametrize(
    "given",
    ["", " , ", "correct horse battery staple", "c2hvcnQ=", OLD[:-4], f"{OLD},passphrase"],
    ids=["empty", "blank", "words", "short", "cut", "second"],  # the same in every process: keys are drawn anew in each
)
def test_what_is_no_key_is_refused_with_the_way_to_make_one(given: str) -> None:
    with pytest.raises(ValueError, match="openssl rand -base64 32") as error:
        Keys(given)
    assert not given.strip(" ,") or given not in str(error.value)
    assert OLD not in repr(Keys(OLD))


# --- another key -----------------------------------------------------------------------------------------------------


async def _installed(*spaces: str, key: str = OLD) -> None:
    for number, space in enumerate(spaces):
        refresh = f"xoxe-{space}" if number % 2 else ""
        await installations.install(Grant(space, "U1", f"xoxb-{space}", refresh), "U2", Keys(key))


async def test_rekey_seals_every_token_with_the_first_key(empty_store: str) -> None:
    await _installed("T1", "T2", "T3")
    assert await installations.rekey(Keys(f"{NEW},{OLD}")) == 3
    assert await installations.unreadable(Keys(NEW)) == []
    assert await installations.unreadable(Keys(OLD)) == ["T1", "T2", "T3"]
    kept = await installations.installation("T2", Keys(NEW))
    assert kept is not None
    assert (kept.token, kept.refresh) == ("xoxb-T2", "xoxe-T2")


async def test_rekey_with_one_token_that_no_key_opens_changes_nothing(empty_store: str) -> None:
    await _installed("T1", "T2")
    await _installed("T3", key=NEW)
    with pytest.raises(Unreadable):
        await installations.rekey(Keys(OLD))
    assert await installations.unreadable(Keys(OLD)) == ["T3"]
    assert await installations.unreadable(Keys(NEW)) == ["T1", "T2"]


async def test_a_pair_that_comes_after_a_change_of_key_is_kept(empty_store: str) -> None:
    await _installed("T1", "T2")
    await installations.rekey(Keys(f"{NEW},{OLD}"))
    pair = Grant("T2", "U1", "xoxb-new", "xoxe-new", clock.now() + timedelta(hours=12))
    assert await installations.renew(pair, "xoxe-T2", clock.now(), Keys(f"{NEW},{OLD}"))
    assert not await installations.renew(pair, "xoxe-T2", clock.now(), Keys(NEW))
    kept = await installations.installation("T2", Keys(NEW))
    assert kept is not None
    assert kept.token == "xoxb-new"


async def test_the_command_says_how_many_and_what_is_lost(empty_store: str) -> None:
    await _installed("T1")
    await _installed("T2", key=NEW)
    await disconnect()
    settings = Settings.model_construct(store=Store.model_validate({"url": empty_store, "key": OLD}))
    with pytest.raises(SettingsError) as error:
        await rekey(settings, forget=False)
    assert "tokens of T2." in str(error.value)
    assert "python -m bot rekey" in str(error.value)
    assert await rekey(settings, forget=True) == (1, ["T2"])
    assert await rekey(settings, forget=False) == (1, [])


# --- at the start ----------------------------------------------------------------------------------------------------


def test_serve_with_another_key_names_the_fix(bot: Prompt, tmp_path: Path) -> None:
    store = {"KUNNA_STORE__URL": f"sqlite://{tmp_path}/k.sqlite3"}
    assert bot("migrate", **store).code == 0
    _put(store["KUNNA_STORE__URL"])
    for command in (("serve",), ("work",)):
        run = bot(*command, **(WHOLE | store | {"KUNNA_STORE__KEY": NEW}))
        assert run.code == 2
        assert "KUNNA_STORE__KEY=new,old" in run.errors
        assert "T1" in run.errors
        assert NEW not in run.errors
    run = bot("rekey", **(store | {"KUNNA_STORE__KEY": f"{NEW},{OLD}"}))
    assert (run.code, run.out.splitlines()[0]) == (
        0, "Tokens of 1 workspace are kept under the first key of KUNNA_STORE__KEY.",
    )  # fmt: skip
    assert bot("rekey", **store).errors.startswith("Kunna cannot start. KUNNA_STORE__KEY cannot be used: it is empty.")


def _put(url: str) -> None:
    async def run() -> None:
        await connect(url)
        try:
            await _installed("T1")
        finally:
            await disconnect()

    asyncio.run(run())


@pytest.mark.parametrize("missing", [name for name in WHOLE if name != "KUNNA_SLACK__SIGNING_SECRET"])
def test_half_an_install_flow_is_refused_and_what_is_missing_named(
    monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    for name, value in WHOLE.items():
        monkeypatch.setenv(name, value)
    assert read_settings().slack.client_id == "1.2"
    monkeypatch.delenv(missing)
    with pytest.raises(SettingsError) as error:
        read_settings()
    assert f"Missing: {missing}" in str(error.value) or f"; {missing}" in str(error.value)
    assert "secret" not in str(error.value).replace("_SECRET", "").replace("Secret", "")


def test_the_workspace_of_a_bot_token_is_list_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (WHOLE | {"KUNNA_SLACK__BOT_TOKEN": "xoxb-1"}).items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("KUNNA_SLACK__TEAMS")
    assert read_settings().slack.teams == ()


@pytest.mark.parametrize(
    "url", ["http://kunna.example.com", "kunna.example.com", "https://", "ftp://kunna.example.com"]
)
def test_a_public_address_that_is_not_safe_is_refused(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    for name, value in (WHOLE | {"KUNNA_HTTP__URL": url}).items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match="must start with https://"):
        read_settings()
