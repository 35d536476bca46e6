"""The owner's report as a picture for a telephone's screen: what was asked by day, the share answered, the sections.

Pillow's own letters have no accents, so a free typeface goes with this module, reduced to the letters of Latin script.
To import this module takes memory; whoever draws seldom imports it then.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageDraw, ImageFont

from bot.chat.reporting import added, every_day, period, total_of
from bot.wording import number
from bot.wording import owner as say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.store.values import Day, Report, Tally

WIDTH: Final = 1080
"""Pixels: what telephones show of a picture without scaling it up."""
_MARGIN: Final = 64
_LEFT, _RIGHT = 140, WIDTH - _MARGIN
"""The sides of the diagrams; what is at their left names the lines."""
_SECTIONS: Final = 5
_MOST_DATES: Final = 8
_MOST_DAYS: Final = 92
"""Days of which each has a column, three months; more are drawn by week."""
_WIDEST: Final = 110
_DOTTED: Final = 20
"""Pixels: of a bar at most, and of a day at least whose share has a dot."""

_PAPER, _INK, _FAINT, _LINES = "#ffffff", "#1f2933", "#616e7c", "#e4e7eb"
_COLOURS: Final = {"answered": "#2b6cb0", "nearest": "#f0b429", "abstained": "#9aa5b1"}
"""Told apart by people who see no red or no green as well."""
FONTS: Final = Path(__file__).parent / "fonts"
_REGULAR, _BOLD = FONTS / "DejaVuSans.ttf", FONTS / "DejaVuSans-Bold.ttf"


def drawn(report: Report) -> bytes:
    """Return a report as a picture in PNG."""
    sections = report.sections[:_SECTIONS]
    height = 1270 + (120 + 84 * len(sections) if sections else 0)
    image = Image.new("RGB", (WIDTH, height), _PAPER)
    sheet = _Sheet(image)
    days = every_day(report)
    by_week = len(days) > _MOST_DAYS
    columns = _weeks(days) if by_week else days
    sheet.text((_MARGIN, 56), say.REPORT, 56, bold=True)
    sheet.text((_MARGIN, 132), period(report), 30, _FAINT)
    _figures(sheet, total_of(report), 206)
    sheet.text((_MARGIN, 380), say.PICTURE_WEEKS if by_week else say.PICTURE_DAYS, 36, bold=True)
    _bars(sheet, columns, 444)
    _shares(sheet, columns, 950)
    _ranking(sheet, sections, 1280)
    png = io.BytesIO()
    image.save(png, "PNG", optimize=True)
    return png.getvalue()


class _Sheet:
    """Somewhere to draw; a place is given from the left and from the top."""

    def __init__(self, image: Image.Image) -> None:
        self._draw = ImageDraw.Draw(image)

    def text(  # noqa: PLR0913 - what a text needs
        self,
        place: tuple[float, float],
        text: str,
        size: int,
        colour: str = _INK,
        *,
        anchor: str = "la",
        bold: bool = False,
    ) -> None:
        font = ImageFont.truetype(_BOLD if bold else _REGULAR, size)
        self._draw.text(place, text, colour, font, anchor)

    def box(self, left: float, top: float, right: float, bottom: float, colour: str) -> None:
        if right - left >= 1 and bottom - top >= 1:
            self._draw.rectangle((round(left), round(top), round(right) - 1, round(bottom) - 1), colour)

    def line(self, points: Sequence[tuple[float, float]], colour: str, width: int) -> None:
        if points:
            self._draw.line(points, colour, width, joint="curve")

    def dot(self, place: tuple[float, float], colour: str) -> None:
        self._draw.circle(place, 6, colour)


def _figures(sheet: _Sheet, total: Day, top: int) -> None:
    """Draw what matters most, large."""
    votes = total.useful + total.useless
    named = (
        (number(total.asked), say.ASKED),
        (say.share(total.answered, total.asked), say.ANSWERED),
        (say.share(total.useful, votes), say.useful_of(votes)),
    )
    for place, (figure, name) in enumerate(named):
        left = _MARGIN + place * (WIDTH - 2 * _MARGIN) // len(named)
        sheet.text((left, top), figure, 60, _COLOURS["answered"], bold=True)
        sheet.text((left, top + 80), name, 28, _FAINT)


def _bars(sheet: _Sheet, days: Sequence[Day], top: int) -> None:
    """Draw a bar for each day, of what came of its questions."""
    _legend(sheet, top)
    ceiling, floor = top + 66, top + 396
    highest = round_up(max(day.asked for day in days))
    _scale(sheet, ceiling, floor, {0: "0", 0.5: number(highest // 2) if highest % 2 == 0 else "", 1: number(highest)})
    width = (_RIGHT - _LEFT) / len(days)
    gap = max(width * 0.25, width - _WIDEST)
    for place, day in enumerate(days):
        left, bottom = _LEFT + place * width, float(floor)
        counts = {"answered": day.answered, "nearest": day.nearest, "abstained": day.abstained - day.nearest}
        for name, count in counts.items():
            height = (floor - ceiling) * count / highest
            sheet.box(left + gap / 2, bottom - height, left + width - gap / 2, bottom, _COLOURS[name])
            bottom -= height
    _dates(sheet, days, floor + 14)


def _weeks(days: Sequence[Day]) -> list[Day]:
    """Return days by sevens, the last seven whole."""
    ends = range(len(days), 0, -7)
    return [added(days[max(0, end - 7) : end]) for end in reversed(ends)]


def _legend(sheet: _Sheet, top: int) -> None:
    for place, (name, label) in enumerate(say.PICTURE_OUTCOMES.items()):
        left = _MARGIN + place * 300
        sheet.box(left, top + 4, left + 26, top + 30, _COLOURS[name])
        sheet.text((left + 40, top), label, 28, _FAINT)


def _shares(sheet: _Sheet, days: Sequence[Day], top: int) -> None:
    """Draw which share of each day's questions was answered, as a line through the days that had any."""
    sheet.text((_MARGIN, top), say.PICTURE_SHARE, 36, bold=True)
    ceiling, floor = top + 74, top + 224
    _scale(sheet, ceiling, floor, {0: "0", 0.5: "50", 1: "100"})
    width = (_RIGHT - _LEFT) / len(days)
    points = [
        (_LEFT + (place + 0.5) * width, floor - (floor - ceiling) * day.answered / day.asked)
        for place, day in enumerate(days)
        if day.asked
    ]
    sheet.line(points, _COLOURS["answered"], 5)
    for point in points if width >= _DOTTED else points[-1:]:
        sheet.dot(point, _COLOURS["answered"])
    _dates(sheet, days, floor + 14)


def _ranking(sheet: _Sheet, sections: Sequence[Tally], top: int) -> None:
    """Draw which sections were cited most."""
    if not sections:
        return
    sheet.text((_MARGIN, top), say.BY_SECTION, 36, bold=True)
    highest = max(section.count for section in sections)
    for place, section in enumerate(sections):
        line = top + 70 + place * 84
        sheet.text((_MARGIN, line), _fitting(section.name, 27, WIDTH - 2 * _MARGIN), 27)
        length = (WIDTH - 2 * _MARGIN - 100) * section.count / highest
        sheet.box(_MARGIN, line + 42, _MARGIN + max(length, 4), line + 62, _COLOURS["answered"])
        sheet.text((_MARGIN + max(length, 4) + 14, line + 52), number(section.count), 26, _FAINT, anchor="lm")


def _scale(sheet: _Sheet, ceiling: int, floor: int, names: dict[float, str]) -> None:
    for share, name in names.items():
        height = floor - (floor - ceiling) * share
        sheet.line([(_LEFT, height), (_RIGHT, height)], _LINES, 2)
        sheet.text((_LEFT - 16, height), name, 26, _FAINT, anchor="rm")


def _dates(sheet: _Sheet, days: Sequence[Day], top: int) -> None:
    """Write some days' dates, evenly apart, the last among them."""
    step = -(-len(days) // _MOST_DATES)
    width = (_RIGHT - _LEFT) / len(days)
    for place in range(len(days) - 1, -1, -step):
        sheet.text((_LEFT + (place + 0.5) * width, top), say.short_day(days[place].day), 26, _FAINT, anchor="ma")


def round_up(highest: int) -> int:
    """Return the next number from `highest` on that is round enough to name a line, like 3, 12 or 600."""
    power: int = 10 ** (len(str(highest)) - 1)
    return next(step * power // 10 for step in (10, 12, 16, 20, 30, 40, 60, 80, 100) if step * power >= 10 * highest)


def _fitting(text: str, size: int, width: int) -> str:
    """Return as much of a text as is not wider than some pixels."""
    font = ImageFont.truetype(_REGULAR, size)
    if font.getlength(text) <= width:
        return text
    kept = next(length for length in range(len(text) - 1, 0, -1) if font.getlength(f"{text[:length]}…") <= width)
    return f"{text[:kept].rstrip()}…"
