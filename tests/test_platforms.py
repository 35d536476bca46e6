"""The files that platforms read tell the truth, in the forms that the platforms document."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any, Final

from bot import platforms
from bot.cli import commands
from bot.settings import TOKEN, VARIABLES, Settings

ROOT: Final = Path(__file__).parents[1]
README: Final = (ROOT / "README.md").read_text(encoding="utf-8")
SECTION: Final = README.split("## Put it on a platform")[1].split("\n## ")[0]

# Of those in https://devcenter.heroku.com/articles/app-json-schema; Heroku's own JSON schema of it allows no other.
KEYS: Final = {"name", "description", "keywords", "addons", "env"}
KEYS_OF_A_VARIABLE: Final = {"description", "value", "required"}


def processes() -> dict[str, str]:
    """Return what each process of the Procfile runs; a name of letters is one that every platform takes."""
    lines = (ROOT / "Procfile").read_text(encoding="utf-8").splitlines()
    found = [re.fullmatch(r"([a-z]+): python -m bot ([a-z]+)", line) for line in lines]
    assert all(found), lines
    return {match[1]: match[2] for match in found if match}


def app() -> dict[str, Any]:
    found = json.loads((ROOT / "app.json").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def test_every_process_runs_a_command_that_exists_and_takes_no_argument() -> None:
    assert processes() == {"web": "serve", "worker": "serve", "release": "migrate"}
    assert all(not commands.commands[command].params for command in processes().values())


def test_web_is_the_first_process_which_is_the_one_that_platforms_start_by_themselves() -> None:
    assert next(iter(processes())) == "web"


def test_the_form_of_heroku_has_only_keys_that_heroku_knows() -> None:
    assert app().keys() == KEYS
    assert all(variable.keys() <= KEYS_OF_A_VARIABLE for variable in app()["env"].values())


def test_the_form_leaves_it_to_commands_how_many_processes_run() -> None:
    # With "formation" in app.json, Dokku refuses `ps:scale` (https://dokku.com/docs/processes/process-management/).
    assert "formation" not in app()


def test_the_form_asks_for_variables_that_are_read_and_only_the_token_has_to_be_given() -> None:
    asked = app()["env"]
    assert asked.keys() <= {variable.name for variable in VARIABLES}
    assert [name for name, variable in asked.items() if variable["required"]] == [TOKEN.name]


def test_the_form_says_what_each_variable_is() -> None:
    texts = [app()["description"], *(variable["description"] for variable in app()["env"].values())]
    assert all(re.fullmatch(r"[A-ZÁÉÍÓÚ¿¡].{20,}\.", text) for text in texts)


def test_what_the_form_proposes_is_what_the_bot_takes_without_it() -> None:
    proposed = {name: variable["value"] for name, variable in app()["env"].items() if "value" in variable}
    assert proposed
    assert Settings.from_env(proposed) == Settings.from_env({})


def test_the_database_of_the_form_is_the_one_in_the_readme() -> None:
    (plan,) = app()["addons"]
    assert re.fullmatch(r"[a-z-]+:[a-z0-9-]+", plan)
    assert f"heroku addons:create {plan}" in SECTION


def test_the_python_that_platforms_install_is_one_that_the_package_runs_on() -> None:
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["requires-python"]
    limits = re.fullmatch(r">=3\.(\d+),<3\.(\d+)", wanted)
    version = re.fullmatch(r"3\.(\d+)\n", (ROOT / ".python-version").read_text(encoding="utf-8"))
    assert limits
    assert version
    assert int(limits[1]) <= int(version[1]) < int(limits[2])


def test_the_lock_that_platforms_install_from_is_the_only_one() -> None:
    # Heroku and Scalingo stop at a second one beside requirements.txt.
    others = ("Pipfile", "Pipfile.lock", "poetry.lock", "pdm.lock", "uv.lock", "runtime.txt")
    assert (ROOT / "requirements.txt").exists()
    assert "uv.lock" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert not [name for name in others if name != "uv.lock" and (ROOT / name).exists()]


def test_every_platform_has_its_page_and_its_row() -> None:
    pages = re.findall(r"^### (.+)$", SECTION, re.MULTILINE)
    rows = re.findall(r"^\| \[(\w+)\]\(https://", SECTION, re.MULTILINE)
    assert pages == rows
    assert len(pages) == 5


def test_what_a_platform_says_of_itself_is_named_where_it_decides_something() -> None:
    assert all(f"`{told.variable}`" in SECTION for told in platforms.TOLD)
