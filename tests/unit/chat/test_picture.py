"""The picture of a report: as wide as a telephone, with every letter, and showing what it should."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace

import pytest
from PIL import Image, ImageFont

from bot.chat.picture import FONTS, WIDTH, drawn, round_up
from bot.store.values import Day, Tally
from tests.unit.chat.reports import FRIDAY, MONDAY, UNTIL, report

BLUE, YELLOW, GREY = (43, 108, 176), (240, 180, 41), (154, 165, 177)


def opened(content: bytes) -> Image.Image:
    assert content.startswith(b"\x89PNG")
    return Image.open(io.BytesIO(content)).convert("RGB")


def area(image: Image.Image, colour: tuple[int, int, int], box: tuple[int, int, int, int]) -> int:
    """Return how many pixels of a part of a picture have a colour."""
    counted = image.crop(box).getcolors(WIDTH * 4000) or []
    return sum(count for count, found in counted if found == colour)


BARS = (140, 510, WIDTH - 64, 840)


def test_the_picture_is_as_wide_as_a_telephone_and_no_taller_than_telegram_shows_whole() -> None:
    image = opened(drawn(report(FRIDAY, MONDAY)))
    assert image.width == WIDTH
    assert WIDTH < image.height < 2 * WIDTH


def test_the_bars_are_as_large_as_what_came_of_the_questions() -> None:
    image = opened(drawn(report(replace(FRIDAY, answered=6, nearest=1, abstained=4))))
    answered, nearest, abstained = (area(image, colour, BARS) for colour in (BLUE, YELLOW, GREY))
    assert answered == pytest.approx(6 * nearest, rel=0.05)
    assert abstained == pytest.approx(3 * nearest, rel=0.05)


def test_a_day_without_abstentions_has_one_colour() -> None:
    image = opened(drawn(report(MONDAY)))
    assert area(image, BLUE, BARS) > 1000
    assert area(image, YELLOW, BARS) == area(image, GREY, BARS) == 0


@pytest.mark.parametrize("days", [0, 1, 7, 91, 92, 366])
def test_a_time_of_any_length_can_be_drawn(days: int) -> None:
    past = [UNTIL - dt.timedelta(days=back) for back in range(days, -1, -1)]
    of_day = [Day(day.date(), number % 5, 0, 0, number % 5, 0, 1) for number, day in enumerate(past, start=1)]
    image = opened(drawn(report(*of_day, since=past[0])))
    assert area(image, GREY, BARS) > 0


def test_days_with_votes_and_no_questions_can_be_drawn() -> None:
    image = opened(drawn(report(Day(UNTIL.date(), 0, 0, 0, 0, 1, 0))))
    assert area(image, BLUE, BARS) == 0


def test_without_sections_the_picture_ends_sooner() -> None:
    full = report(FRIDAY)
    bare = replace(full, sections=())
    assert opened(drawn(bare)).height < opened(drawn(full)).height


def test_a_long_name_is_cut_and_not_drawn_over_the_edge() -> None:
    long = replace(report(FRIDAY), sections=(Tally("El jardín botánico y sus normas " * 20, 3),))
    image = opened(drawn(long))
    edge = image.crop((WIDTH - 50, 1300, WIDTH, image.height))
    assert edge.getcolors() == [(edge.width * edge.height, (255, 255, 255))]


@pytest.mark.parametrize("highest", [1, 2, 3, 7, 9, 10, 11, 19, 99, 101, 1163, 54321])
def test_the_top_of_the_scale_is_round_and_not_far_above_the_highest(highest: int) -> None:
    top = round_up(highest)
    assert highest <= top <= 1.5 * highest
    assert len(str(top).rstrip("0")) <= 2


def test_the_typefaces_have_every_letter_of_spanish_and_weigh_little() -> None:
    signs = "áéíóúüñçÁÉÍÓÚÜÑÇàèò¿¡«»“”–—…€ºª›·%0123456789"
    fonts = sorted(FONTS.glob("*.ttf"))
    assert len(fonts) == 2
    assert sum(font.stat().st_size for font in fonts) < 60_000
    for path in fonts:
        font = ImageFont.truetype(path, 40)
        missing = bytes(font.getmask("\u4e2d"))
        assert not [sign for sign in signs if bytes(font.getmask(sign)) == missing]
    assert (FONTS / "LICENSE.txt").exists()
