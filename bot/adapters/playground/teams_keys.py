"""The stand-in's signing keys and access tokens: it signs what Teams would sign and knows what it gave out."""

from __future__ import annotations

import json
import secrets
from datetime import timedelta
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

from bot import clock
from bot.adapters.teams import limits

Json = dict[str, Any]


class Keys:
    """RS256 keys as the Bot Framework publishes them, and the access tokens handed out."""

    def __init__(self) -> None:
        self._keys: dict[str, tuple[rsa.RSAPrivateKey, list[str]]] = {}
        self._given: dict[str, float] = {}
        self.newest = self.add()

    def add(self, endorsements: tuple[str, ...] = (limits.CHANNEL,)) -> str:
        """A further published key; its id."""
        kid = secrets.token_urlsafe(12)
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self._keys[kid] = (key, list(endorsements))
        return kid

    def rotate(self) -> str:
        """Withdraw every key, publish a new one and sign with it from now on."""
        self._keys.clear()
        self.newest = self.add()
        return self.newest

    def private(self, kid: str = "") -> rsa.RSAPrivateKey:
        """The key itself, for tests that forge."""
        return self._keys[kid or self.newest][0]

    def published(self) -> Json:
        """The JSON Web Key Set with Teams' endorsements."""
        return {"keys": [self._public(kid, key, marks) for kid, (key, marks) in self._keys.items()]}

    def _public(self, kid: str, key: rsa.RSAPrivateKey, endorsements: list[str]) -> Json:
        public: Json = json.loads(RSAAlgorithm.to_jwk(key.public_key()))
        return public | {"use": "sig", "kid": kid, "x5t": kid, "endorsements": endorsements}

    def sign(self, app_id: str, service_url: str, *, kid: str = "", **claims: Any) -> str:
        """A token as Teams sends it with an activity; `claims` replace the usual ones, None leaves one out."""
        now = clock.here().timestamp()
        usual = {
            "iss": limits.ISSUER,
            "aud": app_id,
            "nbf": int(now),
            "exp": int(now) + 3600,
            "serviceurl": service_url,
        }
        kept = {name: value for name, value in (usual | claims).items() if value is not None}
        # By its bytes: PyJWT refuses to sign some of the wrong claims that a test must be able to send.
        payload, headers = json.dumps(kept).encode(), {"kid": kid or self.newest}
        return jwt.PyJWS().encode(payload, self.private(kid), algorithm="RS256", headers=headers)

    def give(self, seconds: int = 3599) -> Json:
        """An access token for the connector, as the login endpoint answers."""
        token = secrets.token_urlsafe(32)
        self._given[token] = (clock.here() + timedelta(seconds=seconds)).timestamp()
        return {"token_type": "Bearer", "expires_in": seconds, "ext_expires_in": seconds, "access_token": token}

    def withdraw(self) -> None:
        """No access token given so far counts any more."""
        self._given.clear()

    def knows(self, authorization: str) -> bool:
        """Whether an Authorization header carries a token that was given and has not ended."""
        scheme, _, token = authorization.partition(" ")
        return scheme == "Bearer" and self._given.get(token, 0.0) > clock.here().timestamp()
