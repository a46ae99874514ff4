"""Secrets at rest: text in, ciphertext out, under the keys of KUNNA_STORE__KEY; it keeps nothing itself."""

from __future__ import annotations

import base64
import binascii
from datetime import timedelta

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from bot import clock

MAKE_ONE = "openssl rand -base64 32"


class Unreadable(Exception):  # noqa: N818 - what it says is about the text, and whoever asked decides what it means
    """Sealed under a key that is not among ours, altered, or older than was asked for."""


class Keys:
    """The first key seals, every one opens: so a key is changed without losing what the old one sealed."""

    def __init__(self, given: str) -> None:
        """Keys separated by commas, newest first; each is 32 random bytes in base64. Raises ValueError otherwise.

        A passphrase is refused: whoever copies the store could try words at leisure.
        """
        keys = [_key(each.strip()) for each in given.split(",") if each.strip()]
        if not keys:
            raise ValueError(f"it is empty. Make a key with: {MAKE_ONE}")
        self._fernet = MultiFernet(keys)

    def __repr__(self) -> str:
        return "Keys(...)"

    def seal(self, text: str) -> str:
        """The text as nobody without the key reads or makes it, with the time of sealing in it."""
        return self._fernet.encrypt_at_time(text.encode(), int(clock.now().timestamp())).decode()

    def unseal(self, sealed: str, within: timedelta | None = None) -> str:
        """The text again; Unreadable, also when it was sealed longer ago than `within`."""
        try:
            if within is None:
                return self._fernet.decrypt(sealed.encode()).decode()
            now, most = int(clock.now().timestamp()), int(within.total_seconds())
            return self._fernet.decrypt_at_time(sealed.encode(), most, now).decode()
        except (InvalidToken, UnicodeError):
            raise Unreadable from None


def _key(given: str) -> Fernet:
    """One key, in either alphabet of base64."""
    try:
        secret = base64.b64decode(given.replace("-", "+").replace("_", "/"), validate=True)
    except (binascii.Error, ValueError):
        secret = b""
    if len(secret) != 32:
        raise ValueError(f"a key is 32 random bytes in base64. Make one with: {MAKE_ONE}")
    return Fernet(base64.urlsafe_b64encode(secret))
