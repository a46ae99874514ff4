"""Settings: config/default.toml < config/$KUNNA_ENV.toml < environment -> one frozen object.

Only app and __main__ read them; commands see the public part as `call.company`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from tomllib import TOMLDecodeError
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

CONFIG = Path(__file__).resolve().parent.parent / "config"

# KUNNA_* names that are read elsewhere: which file to read, whether `play` opens a browser, the tests' database and
# how many times as often they try.
_NOT_SETTINGS = {"KUNNA_ENV", "KUNNA_BROWSER", "KUNNA_TEST_POSTGRES", "KUNNA_PROVE"}

CommaList = Annotated[tuple[str, ...], NoDecode]


class SettingsError(Exception):
    """A start-up error: names the setting, what is wrong with it and the fix. Printed, never a traceback."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    @field_validator("*", mode="before")
    @classmethod
    def _split_lists(cls, value: Any, info: Any) -> Any:
        """Lists come comma-separated from the environment and as arrays from TOML."""
        annotation = cls.model_fields[info.field_name].annotation
        if isinstance(value, str) and annotation == tuple[str, ...]:
            return tuple(item.strip() for item in value.split(",") if item.strip())
        return value


class Store(_Part):
    """Where the data is: sqlite://PATH or postgres://USER:PASSWORD@HOST/NAME."""

    url: SecretStr = SecretStr("sqlite://var/kunna.sqlite3")
    key: SecretStr = SecretStr("")


class Http(_Part):
    """Where the web server listens, and its address as the platforms see it."""

    host: str = "127.0.0.1"
    port: int = Field(default=3978, ge=0, le=65535)
    url: str = ""


class Slack(_Part):
    """A Slack app's settings; off while there is neither a `signing_secret` nor, for Socket Mode, an `app_token`.

    `teams` are the allowed workspaces; empty means only the one that the bot token belongs to. With a `client_id`
    workspaces install the app themselves, each for a token of its own.
    """

    signing_secret: SecretStr = SecretStr("")
    bot_token: SecretStr = SecretStr("")
    app_token: SecretStr = SecretStr("")
    client_id: str = ""
    client_secret: SecretStr = SecretStr("")
    teams: CommaList = ()
    api_url: str = "https://slack.com/api/"
    rate: float = Field(default=525, gt=0)  # messages a minute into one workspace that nobody asked for

    @property
    def on(self) -> bool:
        return bool(self.signing_secret.get_secret_value() or self.app_token.get_secret_value())


class Teams(_Part):
    """A Teams bot's settings; off while `app_id` is empty. `tenant_id` are the allowed tenants, the bot's own first."""

    app_id: str = ""
    app_secret: SecretStr = SecretStr("")
    tenant_id: CommaList = ()
    openid_url: str = "https://login.botframework.com/v1/.well-known/openidconfiguration"
    login_url: str = "https://login.microsoftonline.com/"
    rate: float = Field(default=30, gt=0)  # messages a second into one tenant that nobody asked for
    service_hosts: CommaList = ("smba.trafficmanager.net", "smba.infra.gcc.teams.microsoft.com")

    @property
    def on(self) -> bool:
        return bool(self.app_id)


@dataclass(frozen=True, slots=True)
class Company:
    """The public part of the settings, which commands may see."""

    name: str
    language: str
    zone: str
    admins: tuple[str, ...]
    # Seconds between two messages that nobody asked for, of one workspace or tenant, by platform.
    apart: Mapping[str, float] = field(default_factory=dict)


class Settings(BaseSettings):
    """Everything that can be set. Frozen; unknown names are refused."""

    model_config = SettingsConfigDict(
        env_prefix="KUNNA_",
        env_nested_delimiter="__",
        frozen=True,
        extra="forbid",
        nested_model_default_partial_update=True,
    )

    name: str = "Kunna"
    language: Literal["sv", "fi", "is", "en"] = "en"
    zone: str = "Europe/Stockholm"
    admins: CommaList = ()
    guests: bool = False
    store: Store = Store()
    http: Http = Http()
    slack: Slack = Slack()
    teams: Teams = Teams()

    @field_validator("admins", mode="before")
    @classmethod
    def _admins(cls, value: Any) -> Any:
        items = value.split(",") if isinstance(value, str) else value
        return tuple(item.strip().casefold() for item in items if item.strip())

    @field_validator("zone")
    @classmethod
    def _zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError):
            raise ValueError("there is no such time zone; write one as Europe/Helsinki") from None
        return value

    @property
    def company(self) -> Company:
        apart = {"slack": 60 / self.slack.rate, "teams": 1 / self.teams.rate}
        return Company(self.name, self.language, self.zone, self.admins, apart)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        files = [CONFIG / "default.toml"]
        if environment := os.environ.get("KUNNA_ENV", ""):
            if not re.fullmatch(r"[a-z0-9_-]+", environment) or not (CONFIG / f"{environment}.toml").is_file():
                raise SettingsError(
                    f"KUNNA_ENV is {environment!r}, but there is no config/{environment}.toml. "
                    "Create that file or unset KUNNA_ENV."
                )
            files.append(CONFIG / f"{environment}.toml")
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, toml_file=files)


def _known_names() -> set[str]:
    names = set()
    for name, info in Settings.model_fields.items():
        part = info.annotation
        if isinstance(part, type) and issubclass(part, _Part):
            names |= {f"KUNNA_{name}__{inner}".upper() for inner in part.model_fields}
        else:
            names.add(f"KUNNA_{name}".upper())
    return names


def _refuse_unknown(environ: Mapping[str, str]) -> None:
    known = _known_names()
    for name in sorted(environ):
        upper = name.upper()
        if upper.startswith("KUNNA_") and upper not in known | _NOT_SETTINGS:
            near = get_close_matches(upper, known | _NOT_SETTINGS, n=1)
            hint = f" Did you mean {near[0]}?" if near else " README lists the settings."
            raise SettingsError(f"{name} is set, but Kunna has no such setting.{hint}")


def _missing_to_install(settings: Settings) -> list[str]:
    """What an install flow for several workspaces lacks; nothing where there is none."""
    slack = settings.slack
    if not slack.client_id and not slack.client_secret.get_secret_value():
        return []
    wanted = (
        (slack.client_id, "KUNNA_SLACK__CLIENT_ID (Slack app page, Basic Information, Client ID)"),
        (slack.client_secret, "KUNNA_SLACK__CLIENT_SECRET (Slack app page, Basic Information, Client Secret)"),
        (
            settings.store.key,
            "KUNNA_STORE__KEY (encrypts the workspaces' tokens; make one with: openssl rand -base64 32)",
        ),
        (settings.http.url, "KUNNA_HTTP__URL (Kunna's public address, as https://kunna.example.com)"),
        (
            slack.teams or slack.bot_token,
            "KUNNA_SLACK__TEAMS (the ids of the workspaces that may install, as T0123ABCD,T0456EFGH; without it "
            "anybody's workspace could)",
        ),
    )
    return [name for given, name in wanted if not (given.get_secret_value() if isinstance(given, SecretStr) else given)]


def _refuse_halves(settings: Settings) -> None:
    """Half a platform's settings is a mistake that would only show when the first message comes."""
    slack, teams = settings.slack, settings.teams
    missing: list[str] = []
    if not slack.on and (slack.bot_token.get_secret_value() or slack.client_id or slack.teams):
        missing.append(
            "KUNNA_SLACK__SIGNING_SECRET (Slack app page, Basic Information, Signing Secret) or, for Socket Mode, "
            "KUNNA_SLACK__APP_TOKEN (the same page, App-Level Tokens, scope connections:write)"
        )
    if slack.on and not slack.bot_token.get_secret_value() and not slack.client_id:
        missing.append("KUNNA_SLACK__BOT_TOKEN (Slack app page, OAuth & Permissions, Bot User OAuth Token)")
    missing += _missing_to_install(settings)
    if not teams.on and (teams.app_secret.get_secret_value() or teams.tenant_id):
        missing.append("KUNNA_TEAMS__APP_ID (Azure, the bot's registration, Application (client) ID)")
    if teams.on and not teams.app_secret.get_secret_value():
        missing.append("KUNNA_TEAMS__APP_SECRET (Azure, the bot's registration, Certificates & secrets)")
    if teams.on and not teams.tenant_id:
        missing.append("KUNNA_TEAMS__TENANT_ID (Azure, the bot's registration, Directory (tenant) ID)")
    if missing:
        raise SettingsError("Settings are incomplete. Missing: " + "; ".join(missing) + ".")
    if (token := slack.app_token.get_secret_value()) and not token.startswith("xapp-"):
        raise SettingsError(
            "KUNNA_SLACK__APP_TOKEN is no app-level token, which begins with xapp-. Make one with the scope "
            "connections:write (Slack app page, Basic Information, App-Level Tokens)."
        )
    if wrong := [host for host in teams.service_hosts if "/" in host]:
        raise SettingsError(
            f"KUNNA_TEAMS__SERVICE_HOSTS has {wrong[0]!r}, which is no host. Write hosts, as smba.trafficmanager.net."
        )
    if teams.on and not teams.service_hosts:
        raise SettingsError(
            "KUNNA_TEAMS__SERVICE_HOSTS is empty, so that nobody could be answered. Remove it, or write hosts, as "
            "smba.trafficmanager.net."
        )
    for name, url in (
        ("KUNNA_SLACK__API_URL", slack.api_url),
        ("KUNNA_TEAMS__LOGIN_URL", teams.login_url),
        ("KUNNA_TEAMS__OPENID_URL", teams.openid_url),
    ):
        if urlsplit(url).scheme not in {"http", "https"} or not urlsplit(url).hostname:
            raise SettingsError(f"{name} is {url!r}, which is no address. It must start with https://.")
    public = urlsplit(settings.http.url)
    local = public.scheme == "http" and public.hostname in {"localhost", "127.0.0.1", "::1"}
    if slack.client_id and not (public.hostname and (public.scheme == "https" or local)):
        raise SettingsError(
            f"KUNNA_HTTP__URL is {settings.http.url!r}, to which Slack sends nobody back. It must start with https://."
        )


def read_settings(**overrides: Any) -> Settings:
    """The settings of this process. `overrides` win over everything (`play` and the tests).

    Raises SettingsError with a sentence that names the setting and the fix.
    """
    _refuse_unknown(os.environ)
    try:
        settings = Settings(**overrides)
    except ValidationError as error:
        first = error.errors()[0]
        name = "KUNNA_" + "__".join(str(part) for part in first["loc"]).upper()
        raise SettingsError(f"{name}: {first['msg']}. Correct it in the environment or in config/.") from None
    except TOMLDecodeError as error:
        raise SettingsError(f"A file in config/ is not valid TOML: {error}. Correct that line.") from None
    _refuse_halves(settings)
    return settings
