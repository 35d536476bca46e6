"""What is written behind a command: every word means something, or is told to mean nothing."""

from __future__ import annotations

import pytest

from bot import schedule
from bot.chat.subscription_words import Wanted, WordsError, aside, signed, wanted
from bot.model import Document, Length, Section
from bot.store.promises import Content
from tests.unit.chat.library import library

TEXT = (Section("s", "Parte", "Los tilos son altos."),)
LIBRARY = library(
    Document("jardin", "El jardín botánico", TEXT, topics=("plantas", "Riego por goteo")),
    Document("casa-guarda", "La casa del guarda", TEXT, aliases=("la garita",)),
    Document("casa", "La casa de los pájaros", TEXT),
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", Wanted()),
        ("corto", Wanted({"length": Length.SHORT})),
        ("resumen LARGO de todo", Wanted({"length": Length.LONG, "content": Content.WHOLE})),
        ("las novedades", Wanted({"content": Content.NEWS})),
        ("lo mas preguntado", Wanted({"content": Content.QUESTIONS})),
        ("un test sin sonido, fijado", Wanted({"content": Content.QUIZ, "is_silent": True, "is_pinned": True})),
        ("del jardín botánico", Wanted({}, ("jardin",))),
        ("sobre jardin breve", Wanted({"length": Length.SHORT}, ("jardin",))),
        ("«La casa de los pájaros»", Wanted({}, ("casa",))),
        ("casa", Wanted({}, ("casa",))),
        ("la garita", Wanted({}, ("casa-guarda",))),
        ("el tema riego por goteo", Wanted({}, (), "Riego por goteo")),
    ],
)
def test_words_mean_what_is_sent_how_and_of_what(typed: str, found: Wanted) -> None:
    assert wanted(typed, LIBRARY) == found


def test_words_that_mean_nothing_are_told_as_they_were_typed() -> None:
    with pytest.raises(WordsError) as error:
        wanted("corto de la Zanahoria", LIBRARY)
    assert (error.value.words, error.value.titles) == ("Zanahoria", ())


def test_words_that_may_mean_several_documents_are_told_with_these() -> None:
    with pytest.raises(WordsError) as error:
        wanted("la casa", library(LIBRARY.documents[1], Document("x", "La casa de Ana", TEXT)))
    assert (error.value.words, error.value.titles) == ("casa", ("La casa del guarda", "La casa de Ana"))


@pytest.mark.parametrize(
    ("typed", "signature", "rest"),
    [
        ("diario 8:30 firma «La redacción» corto", "La redacción", "diario 8:30  corto"),
        ('firmado "Ana y Luis" diario 8:30', "Ana y Luis", " diario 8:30"),
        ("diario 8:30 Firma: La redacción, en Lugo", "La redacción, en Lugo", "diario 8:30 "),
        ("diario 8:30 la firma del tratado", "", "diario 8:30 la firma del tratado"),
    ],
)
def test_a_signature_is_quoted_or_ends_what_is_said(typed: str, signature: str, rest: str) -> None:
    assert signed(typed) == (signature, rest)


def test_what_is_quoted_is_somebodys_title_whatever_it_says() -> None:
    assert aside("diario 8:30 «El test corto» largo") == ({"length": Length.LONG}, "diario 8:30 «El test corto»")


@pytest.mark.parametrize(
    ("typed", "written", "rest"),
    [
        ("diario 8:30 corto Bogotá", "diario 08:30", ""),
        ("cuando haya novedades", "cuando haya novedades", ""),
        ("lunes 9:00 novedades", "lunes 09:00", "novedades"),
        ("test los viernes a las 18:00", "viernes 18:00", ""),
    ],
)
def test_what_says_how_is_out_of_the_way_of_what_says_when(typed: str, written: str, rest: str) -> None:
    request = schedule.read(aside(typed)[1])
    assert (str(request.schedule), request.rest) == (written, rest)
