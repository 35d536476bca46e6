"""The page's server: who gets in, what the page sees, and what people do through it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.simulator import stage_web
from bot.simulator.stage import Cast, Stage
from bot.simulator.stage_view import changes
from bot.wording.demo import PAGE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CAST = Cast(["Ana", "Luis"], "Grupo", "Tema", "Canal")
FILES = sorted(stage_web.PAGE.iterdir())
TABLES = st.dictionaries(st.sampled_from("abcdef"), st.dictionaries(st.just("n"), st.integers(0, 2)))


@pytest.fixture
def stage() -> Iterator[Stage]:
    with Stage(CAST, words={"send": "Enviar"}, questions=["¿Qué hay?"]) as running:
        yield running


@pytest.fixture
def browser(stage: Stage) -> Iterator[httpx.Client]:
    """Return what asks as the page itself does."""
    origin = stage.address.rsplit("/", 2)[0]
    with httpx.Client(base_url=stage.address, headers={"Origin": origin}, trust_env=False) as client:
        yield client


def seen(browser: httpx.Client) -> dict[str, dict[str, object]]:
    """Return what the page is shown first: everything."""
    with browser.stream("GET", "events") as stream:
        line = next(line for line in stream.iter_lines() if line.startswith("data: "))
    things: dict[str, dict[str, object]] = json.loads(line.removeprefix("data: "))
    return things


def chat_of(browser: httpx.Client, kind: str) -> int:
    number = next(one["id"] for one in seen(browser).values() if one.get("type") == kind)
    assert isinstance(number, int)
    return number


def do(browser: httpx.Client, act: str, **details: object) -> int:
    return browser.post("act", json={"act": act, **details}).status_code


@given(TABLES, TABLES)
def test_whoever_applies_the_changes_has_what_there_is(
    before: dict[str, dict[str, object]], after: dict[str, dict[str, object]]
) -> None:
    found = changes(before, after)
    applied = {**before, **found}
    assert {name: thing for name, thing in applied.items() if thing is not None} == after
    assert all(before.get(name) != thing for name, thing in found.items())


def test_the_page_sees_the_bot_the_people_and_their_chats(browser: httpx.Client) -> None:
    things = seen(browser)
    assert things["words"] == {"send": "Enviar"}
    assert things["questions"] == {"all": ["¿Qué hay?"]}
    assert [one["first_name"] for name, one in things.items() if name.startswith("person:")] == ["Ana", "Luis"]
    chats = {one["title"]: one for name, one in things.items() if name.startswith("chat:")}
    assert set(chats) == {"Grupo", "Canal"}
    assert chats["Grupo"]["topics"] == [{"id": 2, "name": "Tema", "is_closed": False}]
    assert chats["Grupo"]["bot_status"] == "member"
    assert chats["Canal"]["bot_status"] == "administrator"


@pytest.mark.parametrize(
    "headers",
    [{"Host": "evil.example"}, {"Origin": "http://evil.example"}, {"Origin": "null"}, {"Host": "127.0.0.1:1"}],
)
def test_no_other_page_gets_in(browser: httpx.Client, headers: dict[str, str]) -> None:
    assert browser.get("", headers=headers).status_code == 403
    assert browser.post("act", headers=headers, json={}).status_code == 403


def test_nothing_is_done_for_a_form_or_without_an_origin(stage: Stage, browser: httpx.Client) -> None:
    act = json.dumps({"act": "start", "by": stage.people[0].id, "parameter": ""})
    assert browser.post("act", content=act, headers={"Content-Type": "text/plain"}).status_code == 403
    assert httpx.post(f"{stage.address}act", json=json.loads(act), trust_env=False).status_code == 403
    assert browser.post("act", content=act, headers={"Content-Type": "application/json"}).status_code == 200


def test_nothing_is_found_without_the_secret(stage: Stage) -> None:
    origin = stage.address.rsplit("/", 2)[0]
    for path in ("/", "/events", "/act", "/main.js", "/wrong-secret/", "/wrong-secret/events"):
        assert httpx.get(origin + path, trust_env=False).status_code == 404


def test_the_browser_is_told_to_load_nothing_from_elsewhere(browser: httpx.Client) -> None:
    policy = browser.get("").headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "unsafe" not in policy
    assert "http" not in policy


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_of_the_page_is_served_as_what_it_is(browser: httpx.Client, path: Path) -> None:
    kinds = {".js": "javascript", ".css": "css", ".html": "html", ".svg": "svg"}
    answer = browser.get(path.name)
    assert answer.content == path.read_bytes()
    assert kinds[path.suffix] in answer.headers["content-type"]


def test_every_word_that_the_page_asks_for_exists_and_every_word_is_asked_for() -> None:
    text = "\n".join(path.read_text("utf-8") for path in FILES if path.suffix in (".js", ".html"))
    asked = set(re.findall(r"say\(\"(\w+)\"", text)) | set(re.findall(r"data-(?:word|label)=\"(\w+)\"", text))
    assert asked <= set(PAGE)
    assert [word for word in PAGE if f'"{word}"' not in text] == []


def test_nothing_on_the_page_is_made_from_markup() -> None:
    scripts = "\n".join(path.read_text("utf-8") for path in FILES if path.suffix == ".js")
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", scripts)


@pytest.mark.parametrize(
    "wanted",
    [
        {},
        {"act": "say"},
        {"act": "say", "by": 5, "chat": 5, "text": "x"},
        {"act": "say", "by": "me", "chat": -1, "text": "x"},
        {"act": "say", "chat": -99, "text": "x"},
        {"act": "say", "text": "x" * 4097},
        {"act": "say", "text": "x", "reply_to": "99"},
        {"act": "edit", "message": "99", "text": "x"},
        {"act": "press", "message": "1", "data": "nothing"},
        {"act": "choose", "text": "never asked", "number": 0},
        {"act": "set_bot", "status": "creator"},
        {"act": "react", "message": "1", "emoji": 7},
        {"act": "vote", "message": "1", "options": [0]},
        {"act": "vote", "message": "1", "options": ["Sí"]},
        {"act": "vote", "message": "99", "options": []},
        {"act": "fly"},
        [],
        "x" * 70_000,
    ],
    ids=lambda wanted: str(wanted)[:40],
)
def test_what_makes_no_sense_is_refused(stage: Stage, browser: httpx.Client, wanted: object) -> None:
    usual = {"by": stage.people[0].id, "chat": chat_of(browser, "supergroup")}
    sent = {**usual, **wanted} if isinstance(wanted, dict) else wanted
    before = [name for name in seen(browser) if name.startswith("message:")]
    assert browser.post("act", json=sent).status_code == 400
    assert [name for name in seen(browser) if name.startswith("message:")] == before


def test_people_say_edit_and_react_and_only_to_their_own(stage: Stage, browser: httpx.Client) -> None:
    ana, luis = (person.id for person in stage.people)
    group = chat_of(browser, "supergroup")
    assert do(browser, "say", by=ana, chat=group, topic=2, text="Hola") == 200
    name, said = next((name, one) for name, one in seen(browser).items() if one.get("text") == "Hola")
    assert said["message_thread_id"] == 2
    assert do(browser, "edit", by=luis, chat=group, message=said["key"], text="Adiós") == 400
    assert do(browser, "edit", by=ana, chat=group, message=said["key"], text="Adiós") == 200
    assert do(browser, "react", by=luis, chat=group, message=said["key"], emoji="👍") == 200
    assert seen(browser)[name]["text"] == "Adiós"
    assert seen(browser)[name]["reactions"] == [{"emoji": "👍", "by": [luis]}]


def test_votes_pins_and_silence_are_seen(stage: Stage, browser: httpx.Client) -> None:
    luis, channel = stage.people[1].id, chat_of(browser, "channel")

    def call(method: str, **parameters: object) -> None:
        url = f"{stage.url}/bot{stage.token}/{method}"
        httpx.post(url, json={"chat_id": channel, **parameters}, trust_env=False).raise_for_status()

    call("sendPoll", question="¿Mañana?", options=["Sí", "No"], disable_notification=True)
    call("pinChatMessage", message_id=1)
    assert do(browser, "vote", by=luis, chat=channel, message="1", options=[7]) == 400
    assert do(browser, "vote", by=luis, chat=channel, message="1", options=[1]) == 200

    things = seen(browser)
    message = things[f"message:{channel}:1"]
    assert (message["votes"], message["is_silent"]) == ({str(luis): [1]}, True)
    assert things[f"chat:{channel}"]["pinned"] == [1]


def test_the_narrowest_menu_is_offered(stage: Stage, browser: httpx.Client) -> None:
    ana, luis = (str(person.id) for person in stage.people)
    for scope, language, command in [
        ("default", "", "todos"),
        ("all_group_chats", "", "grupos"),
        ("all_group_chats", "es", "grupos_es"),
        ("all_chat_administrators", "", "jefes"),
    ]:
        commands = [{"command": command, "description": command}]
        parameters = {"commands": commands, "scope": {"type": scope}, "language_code": language}
        httpx.post(f"{stage.url}/bot{stage.token}/setMyCommands", json=parameters, trust_env=False).raise_for_status()
    offered = seen(browser)[f"chat:{chat_of(browser, 'supergroup')}"]["commands"]
    assert isinstance(offered, dict)
    assert {who: [one["command"] for one in menu] for who, menu in offered.items()} == {
        ana: ["jefes"],
        luis: ["grupos_es"],
    }


def test_only_pictures_are_shown_and_other_files_downloaded(stage: Stage, browser: httpx.Client) -> None:
    page = b"<script>alert(1)</script>"
    stage.people[0].private_chat().send_document("x.html", page)
    message = next(one for one in seen(browser).values() if "document" in one)
    document = message["document"]
    assert isinstance(document, dict)
    answer = browser.get(f"file/{document['file_id']}")
    assert answer.content == page
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"] == "attachment"
    assert browser.get("file/none").status_code == 404


def test_a_port_that_is_taken_is_refused(stage: Stage) -> None:
    port = httpx.URL(stage.address).port
    assert port
    with pytest.raises(OSError, match="in use"):
        Stage(CAST, words={}, questions=[], port=port)


COLOURS = (stage_web.PAGE / "colours.css").read_text("utf-8")
LIGHT, SYSTEM, DARK = (
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))
    for block in re.findall(r"\{\n([^{}]*--ink[^{}]*)\}", COLOURS)
)
ON: dict[str, tuple[str, ...]] = {
    "ink": ("paper", "in", "out", "raised", "open", "hover"),
    "soft": ("paper", "in", "raised", "open"),
    "link": ("in", "out"),
    "accent": ("paper", "raised", "in", "hover"),
    "out-soft": ("out",),
    **{f"h{number}": ("in",) for number in range(6)},
}


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted(map(luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read_on_what_it_stands_on(colours: dict[str, str]) -> None:
    pairs = [(ink, ground) for ink, grounds in ON.items() for ground in grounds] + [("on-accent", "accent")]
    assert [pair for pair in pairs if contrast(colours[pair[0]], colours[pair[1]]) < 4.5] == []


def test_dark_by_the_switch_is_dark_by_the_system() -> None:
    assert SYSTEM == DARK
