"""The plots: well-formed, labelled, and with every value where it belongs."""

from __future__ import annotations

from xml.etree.ElementTree import Element, fromstring, tostring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.report.pictures import HEIGHT, WIDTH, Axes, Dot, against_diagonal, curve, fitting_top

SHARES = st.floats(0, 1)
AXES = Axes("Riesgo <y> cobertura", "Qué & cómo", "De lado, %", "De alto, %")


def reread(picture: Element) -> Element:
    return fromstring(tostring(picture, encoding="unicode"))  # noqa: S314 - our own picture


@given(st.lists(st.tuples(SHARES, SHARES), min_size=1, max_size=20))
def test_a_curve_is_well_formed_and_stays_in_its_picture(values: list[tuple[float, float]]) -> None:
    axes = Axes("t", "m", "a", "u", fitting_top([up for _, up in values]))
    line = reread(curve(axes, values)).find("polyline")
    assert line is not None
    places = [tuple(map(float, place.split(","))) for place in line.attrib["points"].split()]
    assert len(places) == len(values)
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in places)


@given(st.lists(st.tuples(SHARES, SHARES, SHARES), max_size=10))
def test_each_dot_is_drawn_and_says_what_it_stands_for(values: list[tuple[float, float, float]]) -> None:
    dots = [Dot(*value, label=f"{number} preguntas") for number, value in enumerate(values)]
    picture = reread(against_diagonal(AXES, dots))
    assert [title.text for title in picture.findall("circle/title")] == [dot.label for dot in dots]


def test_a_picture_has_a_title_a_meaning_and_named_axes_with_figures() -> None:
    picture = reread(curve(AXES, [(0.5, 0.5)]))
    assert [picture.findtext("title"), picture.findtext("desc")] == ["Riesgo <y> cobertura", "Qué & cómo"]
    labels = [label.text for label in picture.findall("text")]
    assert labels.count("De lado, %") == labels.count("De alto, %") == 1
    assert [labels.count(figure) for figure in ("0", "20", "40", "60", "80", "100")] == [2] * 6


def test_more_is_further_right_and_further_up() -> None:
    (left, low), (right, high) = AXES.at(0.2, 0.2), AXES.at(0.8, 0.8)
    assert left < right
    assert high < low


@pytest.mark.parametrize(("values", "top"), [([], 0.1), ([0.1], 0.1), ([0.05, 0.11], 0.2), ([0.3], 0.5), ([1.0], 1.0)])
def test_an_axis_ends_at_the_first_round_figure_that_holds_all(values: list[float], top: float) -> None:
    assert fitting_top(values) == top


def test_a_heavier_dot_is_larger() -> None:
    dots = [Dot(0.1, 0.1, 0.2, "pocas"), Dot(0.9, 0.9, 0.8, "muchas")]
    radii = [float(circle.attrib["r"]) for circle in reread(against_diagonal(AXES, dots)).findall("circle")]
    assert radii[0] < radii[1]
