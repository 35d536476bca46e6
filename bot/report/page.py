"""An evaluation as one HTML page that needs nothing else: no script, no style sheet, no picture from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot import wording
from bot.markup import element, written
from bot.report.pictures import Axes, Dot, against_diagonal, curve, fitting_top
from bot.report.table import beside_rows, failures, kind_columns, kind_rows, rows
from bot.wording import encoding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from xml.etree.ElementTree import Element

    from bot.evaluation import Outcome, Summary
    from bot.report.table import Failure

_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE: Final = """
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
div { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; overflow-wrap: normal; }
th, td { padding: 0.35rem 0.6rem; border-bottom: 1px solid #8885; text-align: right; vertical-align: top; }
th:first-child, td:first-child { text-align: left; padding-left: 0; }
td { white-space: nowrap; }
td:first-child { white-space: normal; }
small, figcaption { display: block; opacity: 0.75; font-size: 0.85rem; }
figure { margin: 1rem 0; }
svg { width: 100%; height: auto; }
li { margin: 0 0 1rem; }
li p { margin: 0; }
"""


def page(found: Summary, outcomes: Sequence[Outcome], words: Summary | None = None) -> str:
    """Return the page: the tables, the curve, the calibration and the failures; `words` is what words alone give."""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", wording.EVALUATION),
        element("style", _STYLE),
    )
    body = element(
        "body",
        element("h1", wording.EVALUATION),
        *_measures(found),
        *_beside(words, found),
        *_plots(found),
        *_failures(outcomes),
    )
    return written(element("html", head, body, lang="es"))


def _measures(found: Summary) -> Iterator[Element]:
    meanings = ("", *wording.MEANINGS.values())
    body = [
        _row("td", [element("span", label, element("small", meaning)), *figures])
        for (label, *figures), meaning in zip(rows(found.totals), meanings, strict=True)
    ]
    yield _table(wording.MEASURE_COLUMNS, body)
    if found.kinds:
        yield element("h2", wording.KINDS)
        yield element("p", wording.IN_PERCENT)
        yield _table(kind_columns(), [_row("td", cells) for cells in kind_rows(found.kinds)])


def _beside(words: Summary | None, found: Summary) -> Iterator[Element]:
    if words:
        yield element("h2", encoding.BESIDE)
        yield _table(encoding.BESIDE_COLUMNS, [_row("td", cells) for cells in beside_rows(words, found)])


def _table(columns: Sequence[str], body: Sequence[Element]) -> Element:
    """Return a table that scrolls by itself where the page is narrower."""
    return element("div", element("table", element("thead", _row("th", columns)), element("tbody", *body)))


def _row(tag: str, cells: Sequence[Element | str]) -> Element:
    return element("tr", *(element(tag, cell) for cell in cells))


def _plots(found: Summary) -> Iterator[Element]:
    if found.curve:
        top = fitting_top([point.risk for point in found.curve])
        axes = Axes(wording.CURVE, wording.CURVE_MEANING, *wording.CURVE_AXES, top)
        yield from _figure(axes, curve(axes, [(point.coverage, point.risk) for point in found.curve]))
    axes = Axes(wording.CALIBRATION, wording.CALIBRATION_MEANING, *wording.CALIBRATION_AXES)
    dots = [
        Dot(one.confidence, one.true, one.count / found.totals.questions, wording.count_of_questions(one.count))
        for one in found.bins
    ]
    yield from _figure(axes, against_diagonal(axes, dots))


def _figure(axes: Axes, picture: Element) -> Iterator[Element]:
    yield element("h2", axes.title)
    yield element("figure", picture, element("figcaption", axes.meaning))


def _failures(outcomes: Sequence[Outcome]) -> Iterator[Element]:
    told = list(failures(outcomes))
    yield element("h2", wording.FAILURES)
    yield element("p", wording.evaluated(len(outcomes), len(told)))
    yield element("ol", *map(_failure, told))


def _failure(failure: Failure) -> Element:
    kind = [element("small", failure.kind)] if failure.kind else []
    asked = element("p", element("strong", failure.question), *kind)
    return element("li", asked, element("p", failure.expected), element("p", failure.given))
