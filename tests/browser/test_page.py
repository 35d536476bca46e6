"""The page alone: the test is the bot, so it can send what the bot sends rarely or never."""

from __future__ import annotations

import json
import struct
import threading
import zlib
from typing import TYPE_CHECKING

import httpx
import pytest
from playwright.sync_api import expect

from bot.wording.demo import PAGE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bot.simulator import Conversation
    from bot.simulator.stage import Stage
    from tests.browser.conftest import Call, Open

pytestmark = pytest.mark.xdist_group("browser")

HOSTILE = "<img src=x onerror=alert(1)> &amp; \u202e</script> 😀"


@pytest.fixture
def ana(stage: Stage) -> Conversation:
    """Return a private chat in which something has been said."""
    chat = stage.people[0].private_chat()
    chat.say("Buenas")
    return chat


def keyboard(*buttons: dict[str, object]) -> dict[str, object]:
    return {"inline_keyboard": [[button] for button in buttons]}


@pytest.fixture
def upload(stage: Stage) -> Callable[..., None]:
    """Return the function that sends a file as the bot."""

    def uploading(method: str, about: dict[str, object], field: str, name: str, content: bytes) -> None:
        url = f"{stage.url}/bot{stage.token}/{method}"
        httpx.post(url, data=about, files={field: (name, content)}, trust_env=False).raise_for_status()

    return uploading


def answering(call: Call, method: str, kind: str, **answer: object) -> threading.Thread:
    """Let the bot answer the next query of a kind, as soon as it comes."""

    def run() -> None:
        offset = 0
        while True:
            updates = call("getUpdates", timeout=5, offset=offset)
            assert isinstance(updates, list)
            offset = max([update["update_id"] + 1 for update in updates], default=offset)
            query = next((update[kind] for update in updates if kind in update), None)
            if query:
                call(method, **{f"{kind}_id": query["id"]}, **answer)
                return

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def test_whoever_has_not_begun_is_offered_to_begin_and_questions(stage: Stage, opened: Open) -> None:
    window = opened(stage.address)
    expect(window.page.get_by_role("button", name=PAGE["start"])).to_be_visible()
    expect(window.field).to_have_count(0)
    window.page.get_by_role("button", name="¿Cuándo se encendió el faro?").click()
    expect(window.last).to_contain_text("¿Cuándo se encendió el faro?")
    expect(window.field).to_be_visible()


def test_text_is_shown_as_it_is_and_its_marks_as_marks(
    stage: Stage, call: Call, ana: Conversation, opened: Open
) -> None:
    window = opened(stage.address)
    call("sendMessage", chat_id=ana.id, text=HOSTILE)
    expect(window.last.locator(".words")).to_contain_text("<img src=x onerror=alert(1)> &amp; </script> 😀")
    marked = '😀 <b>b<i>oth</i></b> <u>u</u> <code>c</code> <a href="http://example.org/?a=1&amp;b">link</a> /ayuda'
    call("sendMessage", chat_id=ana.id, text=marked, parse_mode="HTML")
    words = window.last.locator(".words")
    expect(words).to_have_text("😀 both u c link /ayuda")
    expect(words.locator("strong")).to_have_text(["b", "oth"])
    expect(words.locator("em")).to_have_text("oth")
    expect(words.locator("u")).to_have_text("u")
    expect(words.locator("code")).to_have_text("c")
    expect(words.locator("a").first).to_have_attribute("href", "http://example.org/?a=1&b")
    words.get_by_text("/ayuda").click()
    expect(window.page.locator(".out", has_text="/ayuda")).to_be_visible()


def test_a_long_quotation_unfolds_and_stays_so_and_a_short_one_has_no_button(
    stage: Stage, call: Call, ana: Conversation, opened: Open
) -> None:
    window = opened(stage.address)
    long = f"Cita: <blockquote expandable>{'Muchas palabras. ' * 60}</blockquote>fin"
    call(
        "sendMessage",
        chat_id=ana.id,
        text=long,
        parse_mode="HTML",
        reply_markup=keyboard({"text": "Ya", "url": "a.org"}),
    )
    quotation = window.last.locator("blockquote")
    unfold = window.last.get_by_role("button", name=PAGE["unfold"])
    folded = quotation.bounding_box()
    unfold.click()
    unfolded = quotation.bounding_box()
    assert folded
    assert unfolded
    assert unfolded["height"] > 2 * folded["height"]
    call("editMessageReplyMarkup", chat_id=ana.id, message_id=ana.messages[-1].id)
    expect(window.last.locator(".key")).to_have_count(0)
    expect(window.last.get_by_role("button", name=PAGE["fold"])).to_be_visible()
    call("sendMessage", chat_id=ana.id, text="<blockquote expandable>Corta</blockquote>", parse_mode="HTML")
    expect(window.last).to_contain_text("Corta")
    expect(window.last.get_by_role("button", name=PAGE["unfold"])).to_be_hidden()


def test_buttons_answer_copy_lead_and_write(stage: Stage, call: Call, ana: Conversation, opened: Open) -> None:
    window = opened(stage.address)
    buttons = keyboard(
        {"text": "Aviso", "callback_data": "alert"},
        {"text": "Copiar", "copy_text": {"text": "palabras exactas"}},
        {"text": "Abrir", "url": "https://t.me/glosa_bot?start=abc-1"},
        {"text": "Aquí", "switch_inline_query_current_chat": "faro"},
        {"text": "Fuera", "url": stage.address},
        {"text": "Otro", "switch_inline_query": "torre"},
    )
    call("sendMessage", chat_id=ana.id, text="Elige", reply_markup=buttons)
    answer = answering(call, "answerCallbackQuery", "callback_query", text="Mira esto", show_alert=True)
    window.press("Aviso")
    expect(window.page.get_by_role("dialog")).to_contain_text("Mira esto")
    window.page.get_by_role("button", name=PAGE["accept"]).click()
    answer.join()
    window.press("Copiar")
    assert window.toast() == PAGE["copied"]
    assert window.page.evaluate("navigator.clipboard.readText()") == "palabras exactas"
    with window.page.expect_popup() as popup:
        window.press("Fuera")
    popup.value.close()
    window.press("Aquí")
    expect(window.field).to_have_value("@glosa_bot faro")
    window.field.fill("")
    window.press("Otro")
    window.page.get_by_role("dialog").get_by_role("button", name=PAGE["general"]).click()
    expect(window.field).to_have_value("@glosa_bot torre")
    expect(window.page.get_by_role("heading", level=1)).to_have_text(PAGE["general"])
    window.field.fill("")
    window.go("Glosa")
    window.press("Abrir")
    expect(window.last).to_contain_text("/start abc-1")


def test_a_quiz_is_answered_and_tells_then_what_is_right(
    stage: Stage, call: Call, ana: Conversation, opened: Open
) -> None:
    window = opened(stage.address)
    quiz = {"type": "quiz", "correct_option_ids": [1], "explanation": "El 4 de mayo."}
    call("sendPoll", chat_id=ana.id, question="¿En qué año?", options=["1870", "1871", "1880"], **quiz)
    expect(window.last).to_contain_text(PAGE["quiz_anonymous"])
    expect(window.last.locator(".answer.done")).to_have_count(0)
    window.last.get_by_role("button", name="1870").click()
    expect(window.last.locator(".answer.wrong")).to_contain_text("1870")
    expect(window.last.locator(".answer.wrong").get_by_role("img", name=PAGE["wrong"])).to_be_visible()
    expect(window.last.locator(".answer.right")).to_contain_text("1871")
    expect(window.last.locator(".percent")).to_have_text(["100 %", "0 %", "0 %"])
    expect(window.last.get_by_role("button", name="1871")).to_have_count(0)
    bulb = window.last.get_by_role("button", name=PAGE["explanation"])
    expect(window.last.locator(".explanation")).to_have_text("El 4 de mayo.")
    bulb.click()
    expect(window.last.locator(".explanation")).to_be_hidden()


def test_votes_of_others_show_at_once_and_a_poll_that_is_stopped_takes_none(
    stage: Stage, call: Call, opened: Open
) -> None:
    window = opened(stage.address)
    window.go(PAGE["general"])
    group = int(window.page.url.partition("#")[2])
    sent = call("sendPoll", chat_id=group, question="¿Mañana?", options=["Sí", "No"], is_anonymous=False)
    assert isinstance(sent, dict)
    window.last.get_by_role("button", name="Sí").click()
    expect(window.last.locator(".votes")).to_have_text(PAGE["one_vote"])
    window.become("Luis")
    expect(window.last.locator(".answer.done")).to_have_count(0)
    window.last.get_by_role("button", name="No").click()
    window.become("Ana")
    expect(window.last.locator(".percent")).to_have_text(["50 %", "50 %"])
    window.last.get_by_role("button", name="No").click()
    expect(window.last.locator(".percent")).to_have_text(["0 %", "100 %"])
    call("stopPoll", chat_id=group, message_id=sent["message_id"])
    expect(window.last.locator(".kind")).to_have_text(PAGE["poll_closed"])
    expect(window.last.get_by_role("button", name="No")).to_have_count(0)


def test_in_a_channel_what_is_pinned_is_found_and_a_button_leads_to_the_private_chat(
    stage: Stage, call: Call, opened: Open
) -> None:
    window = opened(stage.address)
    window.go("Novedades")
    channel = int(window.page.url.partition("#")[2])
    ask = keyboard({"text": "Pregúntame", "url": "https://t.me/glosa_bot?start=d_1"})
    post = {"text": "Resumen del día", "disable_notification": True, "reply_markup": ask}
    first = call("sendMessage", chat_id=channel, **post)
    assert isinstance(first, dict)
    for number in range(12):
        call("sendMessage", chat_id=channel, text=f"Otra cosa {number}\n" * 4)
    expect(window.page.locator("#pinned")).to_be_hidden()
    call("pinChatMessage", chat_id=channel, message_id=first["message_id"])
    told = PAGE["pinned"].format(name="Novedades", text="Resumen del día")
    expect(window.page.get_by_role("button", name=told, exact=True)).to_be_visible()
    expect(window.messages.first).not_to_be_in_viewport()
    window.page.get_by_role("button", name=PAGE["pinned_message"]).click()
    expect(window.messages.first).to_be_in_viewport()
    expect(window.messages.first.get_by_role("img", name=PAGE["silent"])).to_be_visible()
    window.press("Pregúntame")
    expect(window.last).to_contain_text("/start d_1")
    expect(window.page.locator("#pinned")).to_be_hidden()


def test_inline_results_show_above_the_field_and_one_is_posted_in_its_topic(
    stage: Stage, call: Call, opened: Open
) -> None:
    window = opened(stage.address)
    window.go("Documentos")
    content = {"message_text": "El faro luce."}
    results = [
        {"type": "article", "id": name, "title": name, "description": "luce", "input_message_content": content}
        for name in ("Uno", "Dos")
    ]
    answer = answering(call, "answerInlineQuery", "inline_query", results=results)
    window.field.fill("@glosa_bot faro")
    expect(window.page.get_by_role("option")).to_have_count(2)
    answer.join()
    window.field.press("ArrowDown")
    window.field.press("ArrowDown")
    window.field.press("Enter")
    expect(window.last).to_contain_text("El faro luce.")
    expect(window.last).to_contain_text(PAGE["via"].format(bot="glosa_bot"))
    expect(window.field).to_have_value("")
    window.go(PAGE["general"])
    expect(window.messages.filter(has_text="El faro luce.")).to_have_count(0)


def test_what_the_bot_does_shows_at_once(stage: Stage, call: Call, ana: Conversation, opened: Open) -> None:
    window = opened(stage.address)
    window.say("Hola")
    asked = ana.messages[-1].id
    call("setMessageReaction", chat_id=ana.id, message_id=asked, reaction=[{"type": "emoji", "emoji": "👍"}])
    expect(window.last.locator(".reaction")).to_contain_text("👍")
    call("sendChatAction", chat_id=ana.id, action="typing")
    expect(window.page.get_by_text(PAGE["typing"].format(bot="Glosa"))).to_be_visible()
    call("sendMessage", chat_id=ana.id, text="Primero")
    expect(window.page.get_by_text(PAGE["typing"].format(bot="Glosa"))).to_be_hidden()
    sent = ana.messages[-1].id
    call("editMessageText", chat_id=ana.id, message_id=sent, text="Después")
    expect(window.last).to_contain_text("Después")
    expect(window.last).to_contain_text(PAGE["edited"])
    call("deleteMessage", chat_id=ana.id, message_id=sent)
    expect(window.page.get_by_text("Después")).to_have_count(0)


def test_pictures_are_shown_and_files_offered(
    stage: Stage, ana: Conversation, upload: Callable[..., None], opened: Open
) -> None:
    window = opened(stage.address)
    upload("sendPhoto", {"chat_id": ana.id, "caption": "Un punto"}, "photo", "punto.png", PNG)
    picture = window.page.get_by_role("img", name=PAGE["photo_of"].format(name="Glosa"))
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") == 2
    upload("sendDocument", {"chat_id": ana.id}, "document", "lista.csv", b"a,b\n")
    with window.page.expect_download() as download:
        window.page.get_by_role("link", name=PAGE["download"].format(name="lista.csv")).click()
    assert download.value.path().read_bytes() == b"a,b\n"


def test_messages_are_answered_edited_and_reacted_to_by_keyboard_alone(
    stage: Stage, ana: Conversation, opened: Open
) -> None:
    window = opened(stage.address)
    keys = window.page.keyboard
    window.field.focus()
    keys.type("Hola")
    keys.press("Enter")
    expect(window.last).to_contain_text("Hola")
    keys.press("ArrowUp")
    keys.type(" a todos")
    keys.press("Enter")
    expect(window.last).to_contain_text("Hola a todos")
    expect(window.last).to_contain_text(PAGE["edited"])
    window.last.focus()
    keys.press("Enter")
    expect(window.page.get_by_role("menu")).to_be_visible()
    keys.press("Enter")
    expect(window.last.locator(".reaction")).to_be_visible()
    window.last.focus()
    keys.press("Enter")
    window.page.get_by_role("menuitem", name=PAGE["reply"]).focus()
    keys.press("Enter")
    keys.type("Y yo")
    keys.press("Enter")
    expect(window.last.locator(".replied")).to_contain_text("Hola a todos")
    window.page.get_by_role("radio", name="Ana").focus()
    keys.press("ArrowRight")
    expect(window.page.get_by_role("radio", name="Luis")).to_be_focused()
    assert [message.text for message in ana.messages] == ["Buenas", "Hola a todos", "Y yo"]


def test_the_bot_is_blocked_and_let_in_again(stage: Stage, call: Call, ana: Conversation, opened: Open) -> None:
    window = opened(stage.address)
    window.page.locator("#more").click()
    window.choose("block", bot="Glosa")
    unblock = window.page.get_by_role("button", name=PAGE["unblock"].format(bot="Glosa"))
    expect(unblock).to_be_visible()
    with pytest.raises(AssertionError, match="blocked"):
        call("sendMessage", chat_id=ana.id, text="¿Hola?")
    unblock.click()
    expect(window.field).to_be_visible()


def test_administrators_promote_people_and_close_topics(stage: Stage, opened: Open) -> None:
    window = opened(stage.address)
    window.go("Documentos")
    window.page.locator("#more").click()
    window.choose("close_topic")
    expect(window.page.get_by_text(PAGE["topic_closed"].format(name="Ana")).last).to_be_visible()
    window.become("Luis")
    expect(window.page.get_by_text(PAGE["topic_is_closed"])).to_be_visible()
    window.become("Ana")
    window.page.locator("#more").click()
    window.choose("promote", name="Luis")
    window.become("Luis")
    expect(window.field).to_be_visible()


def test_what_is_for_one_person_the_other_does_not_see(stage: Stage, call: Call, opened: Open) -> None:
    window = opened(stage.address)
    window.go(PAGE["general"])
    group = int(window.page.url.partition("#")[2])
    window.page.locator("#more").click()
    window.choose("promote_bot", bot="Glosa")
    only = {"receiver_user_id": stage.people[1].id}
    window.become("Luis")
    call("sendMessage", chat_id=group, text="Entre nosotros", ephemeral_message_parameters=only)
    expect(window.last).to_contain_text("Entre nosotros")
    expect(window.last).to_contain_text(PAGE["only_you"])
    window.become("Ana")
    expect(window.messages.filter(has_text="Entre nosotros")).to_have_count(0)


def test_a_voice_note_and_a_photo_arrive_where_they_are_sent(stage: Stage, call: Call, opened: Open) -> None:
    window = opened(stage.address)
    window.go(PAGE["general"])
    window.page.locator("#attach").click()
    window.choose("send_voice")
    expect(window.last).to_contain_text(PAGE["voice"].format(seconds=2))
    window.page.locator("#attach").click()
    window.choose("send_photo")
    expect(window.last).to_contain_text(PAGE["photo"])
    assert "voice" not in json.dumps(call("getUpdates"))  # privacy mode: neither is for the bot


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 800)], ids=["phone", "desktop"])
def test_nothing_is_wider_than_the_window(  # noqa: PLR0913, PLR0917 - fixtures, and what is varied
    stage: Stage, call: Call, ana: Conversation, opened: Open, tmp_path: Path, scheme: str, width: int, height: int
) -> None:
    window = opened(stage.address, width=width, height=height, scheme=scheme, touch=width < 500)
    window.page.screenshot(path=tmp_path / "list.png")
    window.go("Glosa")
    call("sendMessage", chat_id=ana.id, text="palabra" * 60, reply_markup=keyboard({"text": "x" * 64, "url": "a.org"}))
    expect(window.last).to_contain_text("palabrapalabra")
    window.page.screenshot(path=tmp_path / "chat.png")
    assert window.page.evaluate("document.scrollingElement.scrollWidth") == width
    assert window.last.evaluate("node => node.getBoundingClientRect().right <= innerWidth")


def test_a_phone_shows_the_list_or_the_chat_and_goes_back(stage: Stage, ana: Conversation, opened: Open) -> None:
    window = opened(stage.address, width=390, height=844, touch=True)
    expect(window.page.locator("#messages")).to_be_hidden()
    window.go("Glosa")
    expect(window.field).to_be_visible()
    expect(window.page.locator(".chats")).to_be_hidden()
    window.page.get_by_role("button", name=PAGE["back"]).click()
    expect(window.page.locator(".chats")).to_contain_text(ana.messages[-1].text)


def test_the_second_mouse_button_opens_a_message_s_menu_and_escape_closes_it(
    stage: Stage, ana: Conversation, opened: Open
) -> None:
    window = opened(stage.address)
    window.messages.filter(has_text=ana.messages[-1].text).locator(".bubble").click(button="right")
    expect(window.page.get_by_role("menuitem", name=PAGE["copy"])).to_be_visible()
    window.page.keyboard.press("Escape")
    expect(window.page.get_by_role("menu")).to_have_count(0)


def test_a_finger_that_pulls_a_message_to_the_left_answers_it(stage: Stage, ana: Conversation, opened: Open) -> None:
    window = opened(stage.address, width=390, height=844, touch=True)
    window.go("Glosa")
    for kind, right in (("pointerdown", 0), ("pointermove", -40), ("pointermove", -90), ("pointerup", -90)):
        about = {"bubbles": True, "pointerType": "touch", "clientX": 300 + right, "clientY": 300}
        window.last.locator(".bubble").dispatch_event(kind, about)
    expect(window.page.locator(".bar")).to_contain_text(ana.messages[-1].text)


def test_what_nobody_has_read_is_counted(stage: Stage, call: Call, ana: Conversation, opened: Open) -> None:
    window = opened(stage.address)
    window.go("Documentos")
    for text in ("Uno", "Dos"):
        call("sendMessage", chat_id=ana.id, text=text)
    expect(window.page.get_by_label(PAGE["unread"].format(count=2))).to_be_visible()
    window.go("Glosa")
    expect(window.page.get_by_label(PAGE["unread"].format(count=2))).to_have_count(0)


def test_the_switch_turns_light_into_dark(stage: Stage, opened: Open) -> None:
    window = opened(stage.address)
    colour = "getComputedStyle(document.body).backgroundColor"
    before = window.page.evaluate(colour)
    window.page.get_by_role("button", name=PAGE["theme"]).click()
    assert window.page.evaluate(colour) != before


def _png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" + b"\x0d\x6e\x64" * 2 + b"\0" + b"\xd8\xf3\xe3" * 2)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


PNG = _png()
