"""Two plots as SVG: a curve, and points beside a diagonal. Both axes are proportions; what they mean is said in `Axes`.

Drawn by hand, as two plots with lines and dots are no reason to install a plotting library. Lines take the colour of
the text around them, so they are seen on a light and on a dark page.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Final

from bot.markup import element

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from xml.etree.ElementTree import Element

WIDTH: Final = 480
HEIGHT: Final = 320
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 468, 12, 270
_STEPS: Final = 5
_TOPS: Final = (0.1, 0.2, 0.5, 1.0)
"""Where the upper axis may end: each a whole per cent at every step."""
_ACCENT: Final = "#2f7fd1"
"""A blue with a contrast of 4 to 1 on white and of 5 on black."""
_SMALLEST, _LARGEST = 3.0, 10.0
"""Radius of a dot, by the share of all that it stands for."""


@dataclass(frozen=True, slots=True)
class Axes:
    """What a plot is called and what it shows, the names of its axes, and where the upper one ends."""

    title: str
    meaning: str
    across: str
    up: str
    top: float = 1.0

    def at(self, across: float, up: float) -> tuple[float, float]:
        """Return where a value lies on the picture."""
        return _LEFT + across * (_RIGHT - _LEFT), _BOTTOM - up / self.top * (_BOTTOM - _TOP)


@dataclass(frozen=True, slots=True)
class Dot:
    """A value, the share of all that it stands for, and what it says of itself."""

    across: float
    up: float
    weight: float
    label: str


def fitting_top(values: Sequence[float]) -> float:
    """Return where an axis may end so that all the values are below."""
    return next(top for top in _TOPS if top >= max(values, default=0.0))


def curve(axes: Axes, values: Sequence[tuple[float, float]]) -> Element:
    """Return a line through values, which ends in a dot."""
    places = [axes.at(*value) for value in values]
    line = element("polyline", points=" ".join(f"{x:.1f},{y:.1f}" for x, y in places), fill="none", stroke=_ACCENT)
    line.set("stroke-width", "2")
    ends = [_circle(place, _SMALLEST) for place in places[-1:]]
    return _picture(axes, line, *ends)


def against_diagonal(axes: Axes, dots: Sequence[Dot]) -> Element:
    """Return dots whose area grows with their weight, and the diagonal they should be on."""
    diagonal = _line(axes.at(0, 0), axes.at(1, 1), stroke_dasharray="4 4", opacity="0.6")
    return _picture(axes, diagonal, *(_dot(axes, dot) for dot in dots))


def _dot(axes: Axes, dot: Dot) -> Element:
    circle = _circle(axes.at(dot.across, dot.up), max(_SMALLEST, _LARGEST * sqrt(dot.weight)))
    circle.append(element("title", dot.label))
    return circle


def _picture(axes: Axes, *drawn: Element) -> Element:
    return element(
        "svg",
        element("title", axes.title),
        element("desc", axes.meaning),
        *_ticks(axes),
        *_names(axes),
        *drawn,
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        role="img",
        fill="currentColor",
        font_size="12",
    )


def _ticks(axes: Axes) -> Iterator[Element]:
    """Yield a line across the picture and two figures for each step of the axes."""
    for step in range(_STEPS + 1):
        across, up = step / _STEPS, axes.top * step / _STEPS
        x, y = axes.at(across, up)
        yield _line((_LEFT, y), (_RIGHT, y), opacity="0.15" if step else "0.8")
        yield _line((x, _TOP), (x, _BOTTOM), opacity="0.15" if step else "0.8")
        yield _label((x, _BOTTOM + 18), f"{100 * across:.0f}", "middle")
        yield _label((_LEFT - 8, y + 4), f"{100 * up:.0f}", "end")


def _names(axes: Axes) -> Iterator[Element]:
    yield _label(((_LEFT + _RIGHT) / 2, HEIGHT - 10), axes.across, "middle")
    middle = (_TOP + _BOTTOM) / 2
    up = _label((16, middle), axes.up, "middle")
    up.set("transform", f"rotate(-90 16 {middle:.1f})")
    yield up


def _label(place: tuple[float, float], text: str, anchor: str) -> Element:
    return element("text", text, x=f"{place[0]:.1f}", y=f"{place[1]:.1f}", text_anchor=anchor)


def _line(start: tuple[float, float], end: tuple[float, float], **attributes: str) -> Element:
    (x1, y1), (x2, y2) = start, end
    places = {"x1": f"{x1:.1f}", "y1": f"{y1:.1f}", "x2": f"{x2:.1f}", "y2": f"{y2:.1f}"}
    return element("line", stroke="currentColor", **places, **attributes)


def _circle(place: tuple[float, float], radius: float) -> Element:
    return element("circle", cx=f"{place[0]:.1f}", cy=f"{place[1]:.1f}", r=f"{radius:.1f}", fill=_ACCENT)
