"""The report: every count, in words, and as long as it has to be."""

from __future__ import annotations

import datetime as dt

from bot.chat.owner import LONGEST, days_of
from bot.chat.reporting import DAYS, brief, every_day, told, total_of
from bot.store.promises import Fate, Outbox, Trouble
from bot.store.values import Day
from tests.unit.chat.reports import FRIDAY, MONDAY, NOTHING_SENT, UNTIL, report


def test_the_report_tells_all_that_was_counted() -> None:
    paragraphs = told(report(FRIDAY, MONDAY), NOTHING_SENT, []).text.split("\n\n")
    assert paragraphs[0] == "Informe\nDel 5 de marzo de 2026 al 9 de marzo de 2026"
    assert paragraphs[1].splitlines() == [
        "Preguntas: 12",
        "Respondidas: 8 (67\N{NO-BREAK SPACE}%)",
        "Con lo más cercano: 1",
        "Sin respuesta: 3",
        "Valoraciones: 👍 3 · 👎 1",
        "Chats en los que estoy: 4",
    ]
    assert paragraphs[2].splitlines() == [
        "Por día",
        "9/3: 2 preguntas, 2 respondidas",
        "6/3: 10 preguntas, 6 respondidas",
    ]
    assert paragraphs[3].splitlines()[1:] == ["• El jardín › El riego: 5", "• La casa: 3"]
    assert paragraphs[5].splitlines()[1:] == ["• Responde a otra cosa: 1"]
    assert paragraphs[6].splitlines()[1:] == [
        "• TimedOut: 2 veces, la última el 9/3 a las 18:05",
        "• BadRequest: una vez, el 9/3 a las 18:05",
    ]


def test_a_gap_is_one_line_however_long_and_says_how_often_it_was_asked() -> None:
    gaps = told(report(FRIDAY), NOTHING_SENT, []).text.split("\n\n")[4].splitlines()
    assert gaps[:2] == ["Preguntas sin respuesta", "• ¿Cuándo florece el tilo? (3 veces)"]
    assert gaps[2].endswith("…")
    assert len(gaps[2]) <= 202


def test_a_time_in_which_nothing_happened_says_so() -> None:
    text = told(report(errors=False), NOTHING_SENT, []).text
    assert "Nadie ha preguntado nada en este tiempo." in text
    assert "Ningún error." in text
    assert "Respondidas" not in text


def test_a_long_time_tells_the_last_days_and_how_many_came_before() -> None:
    days = [Day(UNTIL.date() - dt.timedelta(days=back), 1, 1, 0, 0, 0, 0) for back in range(DAYS + 2, -1, -1)]
    listed = told(report(*days), NOTHING_SENT, []).text.split("\n\n")[2].splitlines()
    assert len(listed) == 1 + DAYS + 1
    assert listed[1].startswith("9/3: 1 pregunta, 1 respondida")
    assert listed[-1] == "… y 3 días antes, en la imagen"


def test_days_without_questions_have_their_place_among_the_others() -> None:
    days = every_day(report(FRIDAY, MONDAY))
    assert [day.day.day for day in days] == [5, 6, 7, 8, 9]
    assert [day.asked for day in days] == [0, 10, 0, 0, 2]


def test_the_total_is_the_sum_and_that_of_nothing_is_nothing() -> None:
    assert total_of(report(FRIDAY, MONDAY)) == Day(UNTIL.date(), 12, 8, 1, 4, 3, 1)
    assert total_of(report()) == Day(UNTIL.date(), 0, 0, 0, 0, 0, 0)


def test_the_picture_has_the_sum_under_it() -> None:
    said = "12 preguntas: 8 con respuesta (67\N{NO-BREAK SPACE}%)."
    assert brief(report(FRIDAY, MONDAY)).text == f"Del 5 de marzo de 2026 al 9 de marzo de 2026. {said}"


def test_days_are_a_number_from_1_to_the_longest_and_nothing_else() -> None:
    assert days_of(["30"]) == 30
    assert days_of([str(LONGEST)]) == LONGEST
    for wrong in ([], ["0"], [str(LONGEST + 1)], ["-1"], ["²"], ["٣"], ["siete"], ["1", "2"], ["9" * 5000]):
        assert days_of(wrong) is None


def test_what_was_sent_is_counted_and_what_did_not_go_as_promised_is_told_with_why() -> None:
    outbox = Outbox(2, UNTIL, ((Fate.EMPTY, 3), (Fate.REFUSED, 1), (Fate.SENT, 40), (Fate.UNCERTAIN, 1)))
    troubles = [
        Trouble(-7, "Barrio", UNTIL, Fate.REFUSED, "Forbidden: bot was kicked from the group chat"),
        Trouble(1001, "", UNTIL, Fate.UNCERTAIN, ""),
    ]
    assert told(report(), outbox, troubles).text.split("\n\n")[2].splitlines() == [
        "Envíos",
        "• 1 que no se pudo entregar",
        "• 40 enviados",
        "• 1 que puede no haber llegado",
        "• 2 en espera",
        "• Barrio, 9/3 a las 18:05: que no se pudo entregar: me habían sacado del grupo; vuelve a añadirme",
        "• chat privado 1001, 9/3 a las 18:05: que puede no haber llegado",
    ]
