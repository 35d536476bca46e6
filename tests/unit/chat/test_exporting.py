"""The questions as a file: every spreadsheet reads them, and none runs them."""

from __future__ import annotations

import csv
import datetime as dt
import io

from hypothesis import given
from hypothesis import strategies as st

from bot.chat.exporting import harmless, sheet
from bot.store.values import Found, Question

AT = dt.datetime(2026, 3, 9, 18, 5, tzinfo=dt.UTC)


def question(text: str, **changes: str) -> Question:
    return Question(text, (), Found.ANSWERED, 0.876, changes.get("section", "El jardín › El riego"), AT)


def rows(content: bytes) -> list[list[str]]:
    """Return the cells as a spreadsheet reads them."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_a_question_is_a_line_under_names_of_columns_in_spanish() -> None:
    content = sheet([question("¿Cuándo?"), Question("¿Qué?", ("a", "b"), Found.ABSTAINED, 0.0, "", AT)])
    assert content.startswith(b"\xef\xbb\xbfFecha (UTC);Pregunta;")
    assert rows(content)[1:] == [
        ["2026-03-09 18:05", "¿Cuándo?", "todos", "respondida", "0,88", "El jardín › El riego"],
        ["2026-03-09 18:05", "¿Qué?", "a, b", "sin respuesta", "0,00", ""],
    ]


@given(st.sampled_from("=+-@\t\r"), st.text(max_size=20), st.sampled_from(["", " ", "\u00a0", "\n "]))
def test_no_cell_is_a_formula(sign: str, rest: str, before: str) -> None:
    assert harmless(before + sign + rest).startswith("'")


def test_what_is_no_formula_stays_as_it_was() -> None:
    assert harmless("¿1+1=2?") == "¿1+1=2?"
    assert harmless("") == ""


@given(st.lists(st.text(max_size=60), max_size=8))
def test_every_question_comes_back_whatever_was_typed(texts: list[str]) -> None:
    cells = [row[1] for row in rows(sheet([question(text) for text in texts]))[1:]]
    expected = [harmless(text).encode("utf-8", "replace").decode() for text in texts]
    assert cells == expected


def test_what_cannot_be_encoded_does_not_stop_the_others() -> None:
    assert len(rows(sheet([question("\ud800"), question("¿Qué?")]))) == 3
