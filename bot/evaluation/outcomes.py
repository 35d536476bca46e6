"""What came of asking each question, and whether it is right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.model import Answer, Remark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.answering import Answerer
    from bot.evaluation.cases import Case
    from bot.model import Finding


@dataclass(frozen=True, slots=True)
class Outcome:
    """A case and what was found for its question."""

    case: Case
    finding: Finding

    @property
    def is_answered(self) -> bool:
        """Whether something was quoted as the answer."""
        return isinstance(self.finding, Answer)

    @property
    def confidence(self) -> float:
        """How probable it was found that the documents answer; 0 where the message was taken for no question."""
        return 0.0 if isinstance(self.finding, Remark) else self.finding.confidence

    @property
    def is_right(self) -> bool:
        """Whether the answer is the expected one, or no answer was given where there is none."""
        if not isinstance(self.finding, Answer) or self.case.unanswerable:
            return self.case.unanswerable and not self.is_answered
        stands_there = any(self.case.accepts_section(citation.section) for citation in self.finding.citations)
        return stands_there and self.case.accepts_words(self.finding.text)

    @property
    def is_passage_first(self) -> bool:
        """Whether the first passage of the ranking holds the expected answer."""
        if isinstance(self.finding, Remark) or self.case.unanswerable or not self.finding.passages:
            return False
        first = self.finding.passages[0].passage
        return self.case.accepts_section(first.section) and self.case.accepts_words(first.text)


def run(answerer: Answerer, cases: Iterable[Case]) -> Iterator[Outcome]:
    """Yield the outcome of each case as it is asked."""
    for case in cases:
        yield Outcome(case, answerer.answer(case.question, [case.document] if case.document else (), case.previous))
