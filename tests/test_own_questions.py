"""Our own questions on the article that comes with Glosa: their labels are true, and they are answered as recorded."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.text import fold, is_stop, sentences, stem, tokens
from tests.quality import own
from tests.quality.own import Tally

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.answering import Answerer
    from bot.evaluation import Case
    from bot.library import Library

AT_LEAST = {
    "palabras": 24,
    "tecleo": 20,
    "seguimiento": 16,
    "coloquial": 44,
    "doble": 8,
    "definicion": 10,
    "lista": 8,
    "motivo": 6,
    "tema": 8,
    "ajena": 24,
    "casi": 24,
}
"""Questions of each kind that the set has to have."""
UNANSWERABLE = {"ajena", "casi"}


@pytest.fixture(scope="module")
def cases(shipped: Library) -> tuple[Case, ...]:
    return own.cases(shipped)


@pytest.fixture(scope="module")
def measured(answerer: Answerer) -> own.Tallies:
    return own.measured(answerer)


def test_there_are_enough_questions_of_every_kind_and_no_other_kind(cases: tuple[Case, ...]) -> None:
    counts = Counter(case.kind for case in cases)
    assert counts.keys() == AT_LEAST.keys()
    assert {kind: counts[kind] for kind, least in AT_LEAST.items() if counts[kind] < least} == {}


def test_no_two_questions_differ_in_their_writing_alone(cases: tuple[Case, ...]) -> None:
    asked = Counter((_folded(case.question), case.previous) for case in cases)
    assert [question for question, times in asked.items() if times > 1] == []


def test_every_expected_text_stands_in_one_or_two_sentences_of_its_section(
    cases: tuple[Case, ...], shipped: Library
) -> None:
    expected = [replace(case, texts=(text,)) for case in cases for text in case.texts]
    assert [case for case in expected if not 1 <= len(list(_answering(case, shipped))) <= 2] == []


def test_every_question_with_an_answer_says_in_which_words(cases: tuple[Case, ...]) -> None:
    assert [case for case in cases if not case.unanswerable and not case.texts] == []


def test_foreign_questions_and_near_misses_have_no_answer_and_all_others_but_follow_ups_do(
    cases: tuple[Case, ...],
) -> None:
    judged = [case for case in cases if case.kind != "seguimiento"]
    assert [case for case in judged if case.unanswerable != (case.kind in UNANSWERABLE)] == []


def test_follow_ups_and_no_others_have_a_question_before_them(cases: tuple[Case, ...]) -> None:
    assert [case for case in cases if bool(case.previous) != (case.kind == "seguimiento")] == []


def test_a_colloquial_question_shares_no_content_word_with_a_sentence_that_answers(
    cases: tuple[Case, ...], shipped: Library
) -> None:
    answers = {case.question: list(_answering(case, shipped)) for case in cases if case.kind == "coloquial"}
    assert all(answers.values())
    shared = {question: _stems(question) & _stems(" ".join(found)) for question, found in answers.items()}
    assert {question: words for question, words in shared.items() if words} == {}


def test_what_is_typed_in_haste_has_neither_accents_nor_opening_marks(cases: tuple[Case, ...]) -> None:
    typed = [case.question for case in cases if case.kind == "tecleo"]
    assert [question for question in typed if "¿" in question or fold(question) != question.lower()] == []


def test_a_foreign_question_has_no_name_of_the_article_and_a_near_miss_has_one(
    cases: tuple[Case, ...], shipped: Library
) -> None:
    known = _names(" ".join(section.text for document in shipped.documents for section in document.sections))
    judged = [case for case in cases if case.kind in UNANSWERABLE]
    assert [case for case in judged if bool(_names(case.question) & known) != (case.kind == "casi")] == []


def test_no_kind_of_question_is_answered_worse_than_recorded(measured: own.Tallies) -> None:
    fallen = own.lost(own.recorded(), measured)
    assert not fallen, "\n".join(["answered worse than recorded:", *fallen])


def test_what_is_answered_better_or_otherwise_than_recorded_is_recorded(measured: own.Tallies) -> None:
    message = f"not what knowledge-baseline.json says; if it is no worse, record it: {own.COMMAND} --record"
    assert own.written(measured) == own.written(own.recorded()), message


def test_a_question_gone_wrong_is_named_below_its_kind() -> None:
    before = {"tema": Tally(3, 2, 3, ("Caspio",)), "casi": Tally(1, 1, 0, ())}
    after = {"tema": Tally(3, 1, 3, ("Caspio", "uranio")), "casi": Tally(1, 1, 0, ())}
    assert own.lost(before, after) == ["tema: right 2 → 1, offered 3 → 3", "  uranio"]


def test_an_answer_no_longer_offered_is_a_loss_and_a_question_won_is_none() -> None:
    before = {"tema": Tally(3, 2, 3, ("Caspio",))}
    assert own.lost(before, {"tema": Tally(3, 2, 2, ("Caspio",))}) == ["tema: right 2 → 2, offered 3 → 2"]
    assert own.lost(before, {"tema": Tally(3, 3, 3, ())}) == []


def _answering(case: Case, library: Library) -> Iterator[str]:
    """Yield the sentences that hold what the case expects, in its section."""
    for document in library.documents:
        for section in filter(case.accepts_section, document.sections):
            quotes = (span.of(section.text) for span in sentences(section.text))
            yield from filter(case.accepts_words, quotes)


def _stems(text: str) -> set[str]:
    return {stem(token.text) for token in tokens(text) if not is_stop(token.text)}


def _names(text: str) -> set[str]:
    return {token.text for token in tokens(text) if token.text[0].isupper() and not is_stop(token.text)}


def _folded(text: str) -> str:
    return " ".join(fold(token.text) for token in tokens(text))
