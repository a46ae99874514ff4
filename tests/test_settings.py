"""A wrong setting is named at the start with its fix; a secret is never shown."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot import settings
from bot.settings import SettingsError, read_settings

SLACK = {"KUNNA_SLACK__SIGNING_SECRET": "s-secret", "KUNNA_SLACK__BOT_TOKEN": "xoxb-secret"}
TEAMS = {"KUNNA_TEAMS__APP_ID": "app", "KUNNA_TEAMS__APP_SECRET": "t-secret", "KUNNA_TEAMS__TENANT_ID": "t1, t2 ,"}


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch) -> None:
    """No KUNNA_ name of the machine that runs the tests."""
    for name in [name for name in os.environ if name.upper().startswith("KUNNA_")]:
        monkeypatch.delenv(name)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A config folder of the test's own."""
    (tmp_path / "default.toml").write_text('name = "Default"\n', "utf-8")
    monkeypatch.setattr(settings, "CONFIG", tmp_path)
    return tmp_path


def _refusal(monkeypatch: pytest.MonkeyPatch, **environment: str) -> str:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as error:
        read_settings()
    assert not [value for value in environment.values() if "secret" in value and value in str(error.value)]
    return str(error.value)


def test_nothing_set_is_a_company_on_sqlite_with_both_platforms_off() -> None:
    made = read_settings()
    assert made.store.url.get_secret_value().startswith("sqlite://")
    assert (made.slack.on, made.teams.on, made.company.language) == (False, False, "en")


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("KUNNA_SLACK__SIGNING_SECRT", "KUNNA_SLACK__SIGNING_SECRET"),
        ("KUNNA_STORE_URL", "KUNNA_STORE__URL"),
        ("KUNNA_ADMIN", "KUNNA_ADMINS"),
        ("kunna_http_port", "KUNNA_HTTP__PORT"),
    ],
)
def test_a_misspelt_name_is_refused_and_the_right_one_told(
    monkeypatch: pytest.MonkeyPatch, name: str, meant: str
) -> None:
    assert (
        _refusal(monkeypatch, **{name: "x"}) == f"{name} is set, but Kunna has no such setting. Did you mean {meant}?"
    )


def test_a_name_like_no_other_is_refused_too(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "README lists the settings" in _refusal(monkeypatch, KUNNA_QQQQQQQQQQQQQ="x")


@pytest.mark.parametrize("missing", [*SLACK, *TEAMS])
def test_half_a_platform_is_refused_and_what_is_missing_named(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    whole = SLACK if missing in SLACK else TEAMS
    said = _refusal(monkeypatch, **{name: value for name, value in whole.items() if name != missing})
    assert said.startswith("Settings are incomplete. Missing: ")
    assert missing in said


def test_socket_mode_needs_no_signing_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KUNNA_SLACK__BOT_TOKEN", "xoxb-secret")
    monkeypatch.setenv("KUNNA_SLACK__APP_TOKEN", "xapp-secret")
    assert read_settings().slack.on


def test_an_app_token_alone_is_half_a_platform(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "KUNNA_SLACK__BOT_TOKEN" in _refusal(monkeypatch, KUNNA_SLACK__APP_TOKEN="xapp-secret")


def test_a_bot_s_token_is_no_app_s(monkeypatch: pytest.MonkeyPatch) -> None:
    said = _refusal(monkeypatch, KUNNA_SLACK__BOT_TOKEN="xoxb-secret", KUNNA_SLACK__APP_TOKEN="xoxb-secret")
    assert "begins with xapp-" in said
    assert "xoxb-secret" not in said


def test_lists_are_separated_by_commas_and_e_mails_folded(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        **SLACK,
        **TEAMS,
        "KUNNA_SLACK__TEAMS": "T1,T2",
        "KUNNA_ADMINS": "Anna@Example.com, b@c.d,",
    }.items():
        monkeypatch.setenv(name, value)
    made = read_settings()
    assert made.company.admins == ("anna@example.com", "b@c.d")
    assert made.slack.teams == ("T1", "T2")
    assert made.teams.tenant_id == ("t1", "t2")


def test_secrets_are_masked_wherever_settings_are_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    url = "postgres://kunna:db-secret@db.example.com/kunna"
    for name, value in {**SLACK, **TEAMS, "KUNNA_STORE__URL": url, "KUNNA_STORE__KEY": "k-secret"}.items():
        monkeypatch.setenv(name, value)
    made = read_settings()
    shown = f"{made!r} {made} {made.model_dump()} {made.model_dump_json()}"
    assert "-secret" not in shown
    assert made.store.url.get_secret_value() == url


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("KUNNA_HTTP__PORT", "http", "valid integer"), ("KUNNA_HTTP__PORT", "99999", "less than or equal to 65535"),
        ("KUNNA_LANGUAGE", "de", "'sv', 'fi', 'is' or 'en'"), ("KUNNA_ZONE", "Mars/Base", "no such time zone"),
        ("KUNNA_ZONE", "../etc", "no such time zone"), ("KUNNA_GUESTS", "perhaps", "valid boolean"),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_is_refused_by_name(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str
) -> None:
    refusal = _refusal(monkeypatch, **{name: value})
    assert refusal.startswith(f"{name}: ")
    assert said in refusal


@pytest.mark.parametrize("address", ["slack.com/api", "ftp://slack.com", ""])
def test_an_address_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    assert "KUNNA_SLACK__API_URL" in _refusal(monkeypatch, KUNNA_SLACK__API_URL=address)


@pytest.mark.parametrize("environment", ["nowhere", "../other", "Prod"])
def test_an_environment_without_its_file_is_refused(monkeypatch: pytest.MonkeyPatch, environment: str) -> None:
    assert f"there is no config/{environment}.toml" in _refusal(monkeypatch, KUNNA_ENV=environment)


def test_the_environment_wins_over_its_file_and_that_over_the_default(
    monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    (folder / "test.toml").write_text('name = "Test"\nlanguage = "fi"\nadmins = ["A@b.c"]\n', "utf-8")
    assert read_settings().name == "Default"
    monkeypatch.setenv("KUNNA_ENV", "test")
    assert (read_settings().name, read_settings().company.admins) == ("Test", ("a@b.c",))
    monkeypatch.setenv("KUNNA_NAME", "Mine")
    assert (read_settings().name, read_settings().language) == ("Mine", "fi")


@pytest.mark.parametrize(
    ("written", "said"), [("name = ", "not valid TOML"), ('nmae = "x"', "KUNNA_NMAE: Extra inputs")]
)
def test_a_broken_file_is_a_sentence_too(
    monkeypatch: pytest.MonkeyPatch, folder: Path, written: str, said: str
) -> None:
    (folder / "broken.toml").write_text(written, "utf-8")
    assert said in _refusal(monkeypatch, KUNNA_ENV="broken")


@pytest.mark.parametrize("hosts", ["https://smba.trafficmanager.net", "a.example, smba.trafficmanager.net/emea/"])
def test_a_service_host_that_is_an_address_is_refused(monkeypatch: pytest.MonkeyPatch, hosts: str) -> None:
    said = _refusal(monkeypatch, **TEAMS, KUNNA_TEAMS__SERVICE_HOSTS=hosts)
    assert said.startswith("KUNNA_TEAMS__SERVICE_HOSTS has ")
    assert "write hosts, as smba.trafficmanager.net" in said.casefold()


@pytest.mark.parametrize("hosts", ["", " , "])
def test_teams_without_any_service_host_is_refused(monkeypatch: pytest.MonkeyPatch, hosts: str) -> None:
    said = _refusal(monkeypatch, **TEAMS, KUNNA_TEAMS__SERVICE_HOSTS=hosts)
    assert said.startswith("KUNNA_TEAMS__SERVICE_HOSTS is empty")
