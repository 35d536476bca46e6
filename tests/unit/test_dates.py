"""Dates as they are read in each language."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.model import Document, Section
from bot.store.values import DateStyle
from bot.wording import dates


@pytest.mark.parametrize(
    ("style", "day", "expected"),
    [
        ("es", dt.date(2025, 10, 3), "3 de octubre de 2025"),
        ("ca", dt.date(2025, 10, 3), "3 d’octubre de 2025"),
        ("ca", dt.date(2025, 3, 1), "1 de març de 2025"),
        ("ca", dt.date(2025, 4, 1), "1 d’abril de 2025"),
        ("gl", dt.date(2025, 6, 30), "30 de xuño de 2025"),
        ("eu", dt.date(2025, 10, 3), "2025eko urriaren 3a"),
        ("eu", dt.date(2024, 11, 11), "2024ko azaroaren 11"),
        ("eu", dt.date(2010, 12, 31), "2010eko abenduaren 31"),
        ("eu", dt.date(2011, 1, 21), "2011ko urtarrilaren 21a"),
        ("eu", dt.date(2000, 5, 2), "2000ko maiatzaren 2a"),
        ("eu", dt.date(1900, 5, 2), "1900eko maiatzaren 2a"),
        ("eu", dt.date(1990, 5, 2), "1990eko maiatzaren 2a"),
        ("eu", dt.date(1980, 5, 2), "1980ko maiatzaren 2a"),
        ("eu", dt.date(1935, 5, 2), "1935eko maiatzaren 2a"),
        ("en", dt.date(2025, 10, 3), "3 October 2025"),
        ("figures", dt.date(2025, 10, 3), "3/10/2025"),
    ],
)
def test_a_date_is_written_as_its_language_writes_it(style: str, day: dt.date, expected: str) -> None:
    assert dates.date(day, style) == expected


@pytest.mark.parametrize("style", DateStyle)
def test_every_style_has_twelve_different_months(style: DateStyle) -> None:
    assert len({dates.date(dt.date(2025, month, 7), style) for month in range(1, 13)}) == 12


def test_the_details_of_a_document_begin_with_its_date_in_the_style_chosen() -> None:
    document = Document("d", "Guía", (Section("s", None, "Texto."),), date=dt.date(2025, 10, 3), author="Ana")
    assert dates.details(document, "figures") == ("Fecha: 3/10/2025", "Autor: Ana")
