"""The environment becomes values, or every fault in it is told at once."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from bot.errors import SettingFault, SettingProblem, SettingsError
from bot.settings import VARIABLES, Settings

TOKEN = "123456:AAF-x_y"  # noqa: S105 - no bot's


def faults_of(environment: dict[str, str]) -> list[SettingFault]:
    with pytest.raises(SettingsError) as caught:
        Settings.from_env(environment)
    return list(caught.value.faults)


def test_an_empty_environment_has_the_defaults() -> None:
    assert Settings.from_env({}) == Settings(
        token=None,
        api_url="https://api.telegram.org",
        knowledge=Path("knowledge"),
        min_confidence=None,
        log_level=logging.INFO,
        log_format="text",
    )


def test_an_empty_value_counts_as_not_set() -> None:
    assert Settings.from_env({variable.name: " " for variable in VARIABLES}) == Settings.from_env({})


def test_every_variable_is_read() -> None:
    environment = {
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": "http://127.0.0.1:8081/api/",
        "KNOWLEDGE": "textos",
        "MIN_CONFIDENCE": "0,25",
        "LOG_LEVEL": "debug",
        "LOG_FORMAT": "JSON",
    }
    assert environment.keys() == {variable.name for variable in VARIABLES}
    assert Settings.from_env(environment) == Settings(
        token=TOKEN,
        api_url="http://127.0.0.1:8081/api",
        knowledge=Path("textos"),
        min_confidence=0.25,
        log_level=logging.DEBUG,
        log_format="json",
    )


def test_all_faults_are_told_at_once_and_the_token_in_none() -> None:
    environment = {
        "TELEGRAM_BOT_TOKEN": "mi token secreto",
        "TELEGRAM_API_URL": "api.telegram.org",
        "MIN_CONFIDENCE": "mucho",
        "LOG_LEVEL": "todo",
        "LOG_FORMAT": "xml",
    }
    assert faults_of(environment) == [
        SettingFault("TELEGRAM_BOT_TOKEN", SettingProblem.NOT_A_TOKEN),
        SettingFault("TELEGRAM_API_URL", SettingProblem.NOT_AN_ADDRESS, "api.telegram.org"),
        SettingFault("MIN_CONFIDENCE", SettingProblem.NOT_A_PROBABILITY, "mucho"),
        SettingFault("LOG_LEVEL", SettingProblem.NOT_A_LOG_LEVEL, "todo"),
        SettingFault("LOG_FORMAT", SettingProblem.NOT_A_LOG_FORMAT, "xml"),
    ]


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


def test_the_token_is_not_shown_with_the_settings() -> None:
    assert TOKEN not in repr(Settings(token=TOKEN))


def test_only_who_serves_needs_a_token() -> None:
    with pytest.raises(SettingsError) as caught:
        Settings.from_env({}).required_token()
    assert caught.value.faults == (SettingFault("TELEGRAM_BOT_TOKEN", SettingProblem.MISSING),)
    assert Settings(token=TOKEN).required_token() == TOKEN
