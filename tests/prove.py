"""How often a proof is tried: some hundreds of times in `make test`, more in `make prove`; proves nothing itself."""

from __future__ import annotations

import os


def times(n: int) -> int:
    """`n` tries in `make test`, multiplied by KUNNA_PROVE (`make prove`)."""
    return n * int(os.environ.get("KUNNA_PROVE", "1"))
