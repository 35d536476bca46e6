"""Every kind of asking, as cases: `tests/golden/answers/NAME.yaml` is asked of the documents called NAME.

A case is a `question`, with what else was asked (`previous`, `document`), and says of what comes of it:

text        words, or several, that the answer holds
section     a heading that something cited stands under
courtesy    what the message is that asks nothing
reason      why there is no answer, or the reasons of which either will do
understood, unanswered, unmentioned, differing, offers   as in the model; of `unmentioned`, words that are among them,
            and of `offers`, whether there are any
"""

from __future__ import annotations

import operator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from bot.answering import Answerer
from bot.library import load
from bot.model import Abstention, Answer, Finding, Remark
from tests.conftest import KNOWLEDGE

if TYPE_CHECKING:
    from collections.abc import Callable

ANSWERS = Path(__file__).parents[1] / "golden" / "answers"
FOLDERS = {"knowledge": KNOWLEDGE, "library": ANSWERS / "library"}
ASKED = ("question", "document", "previous")
AGREES: dict[str, Callable[[Any, Any], bool]] = {
    "text": lambda expected, text: all(words in text for words in listed(expected)),
    "section": lambda expected, headings: expected in headings,
    "courtesy": operator.eq,
    "reason": lambda expected, reason: reason in listed(expected),
    "understood": operator.eq,
    "unanswered": operator.eq,
    "unmentioned": lambda expected, words: set(expected) <= set(words),
    "differing": operator.is_,
    "offers": lambda expected, offers: bool(offers) is expected,
}

Case = dict[str, Any]


@cache
def answerer_of(name: str) -> Answerer:
    return Answerer(load(FOLDERS[name]))


@cache
def cases_of(name: str) -> list[Case]:
    cases: list[Case] = yaml.safe_load((ANSWERS / f"{name}.yaml").read_text("utf-8"))
    return cases


def listed(value: Any) -> list[Any]:  # noqa: ANN401 - a value of a case
    return value if isinstance(value, list) else [value]


def facts(found: Finding) -> dict[str, Any]:
    """Return what came of a question, under the keys of a case."""
    match found:
        case Answer():
            headings = [citation.section.heading for citation in found.citations]
            own = {"text": found.text, "section": headings, "differing": found.differing}
            return own | {"understood": list(found.understood), "unanswered": list(found.unanswered)}
        case Abstention():
            own = {"reason": found.reason.value, "unmentioned": found.unmentioned, "offers": found.offers}
            return own | {"understood": list(found.understood)}
        case Remark():
            return {"courtesy": found.courtesy.value}


@pytest.mark.parametrize(("name", "number"), [(name, n) for name in FOLDERS for n in range(len(cases_of(name)))])
def test_what_comes_of_a_message_is_as_expected(name: str, number: int) -> None:
    case = cases_of(name)[number]
    documents = [case["document"]] if "document" in case else []
    found = facts(answerer_of(name).answer(case["question"], documents, case.get("previous")))
    wrong = [key for key in AGREES.keys() & case.keys() if key not in found or not AGREES[key](case[key], found[key])]
    assert wrong == [], f"{case}\n{found}"


@pytest.mark.parametrize("name", FOLDERS)
def test_every_case_expects_something_and_is_asked_once(name: str) -> None:
    cases = cases_of(name)
    assert all(case.keys() & AGREES.keys() and case.keys() <= AGREES.keys() | set(ASKED) for case in cases)
    asked = [tuple(case.get(key) for key in ASKED) for case in cases]
    assert len(asked) == len(set(asked)) >= 20
