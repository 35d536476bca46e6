"""A poll: what is asked, what there is to choose, and who chose what."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.simulator.entities import Formatted
from bot.simulator.writing import without_none

if TYPE_CHECKING:
    from bot.simulator.model import Json, User


@dataclass(slots=True, eq=False)
class Poll:
    """A poll of the bot as it stands now, wherever it is shown: a forward shows the same one.

    `correct` has the numbers, from 0, of a quiz's right options; any other poll has none. `open_period` counts seconds,
    `close_date` is a time in seconds. `votes` has the numbers of what each person chose.
    """

    id: str
    question: Formatted
    options: tuple[Formatted, ...]
    is_anonymous: bool = True
    allows_multiple_answers: bool = False
    allows_revoting: bool = True
    correct: tuple[int, ...] = ()
    explanation: Formatted = field(default_factory=lambda: Formatted(""))
    open_period: int | None = None
    close_date: int | None = None
    is_closed: bool = False
    votes: dict[User, tuple[int, ...]] = field(default_factory=dict)

    @property
    def is_quiz(self) -> bool:
        """Whether some options are right and the others wrong."""
        return bool(self.correct)

    @property
    def counts(self) -> list[int]:
        """How many people chose each option."""
        return [sum(number in chosen for chosen in self.votes.values()) for number in range(len(self.options))]

    def number_of(self, option: str | int) -> int:
        """Return the number of an option that is named by its words or by its number; it has to be there."""
        words = [one.text for one in self.options]
        number = words.index(option) if option in words else option
        if not isinstance(number, int) or number not in range(len(words)):
            message = f"no option {option!r} among {words}"
            raise LookupError(message)
        return number

    def as_json(self, *, tells_solution: bool = True) -> Json:
        """Return the poll as the Bot API writes it; with its solution at the latest once it is closed."""
        is_told = self.is_quiz and (tells_solution or self.is_closed)
        return {
            "id": self.id,
            **_marked("question", self.question),
            "options": [
                {"persistent_id": str(number), **_marked("text", option), "voter_count": count}
                for number, (option, count) in enumerate(zip(self.options, self.counts, strict=True))
            ],
            "total_voter_count": len(self.votes),
            "is_closed": self.is_closed,
            "is_anonymous": self.is_anonymous,
            "type": "quiz" if self.is_quiz else "regular",
            "allows_multiple_answers": self.allows_multiple_answers,
            "allows_revoting": self.allows_revoting,
            "members_only": False,
            **({} if self.is_closed else without_none(open_period=self.open_period, close_date=self.close_date)),
            **(self._solution() if is_told else {}),
        }

    def _solution(self) -> Json:
        """Write what is right, without the field that was for it before 9.6, of which the library complains."""
        return {
            "correct_option_ids": [*self.correct],
            **(_marked("explanation", self.explanation) if self.explanation.text else {}),
        }


def _marked(name: str, content: Formatted) -> Json:
    """Write a text and, where something is marked in it, its entities."""
    marks = [entity.as_json() for entity in content.entities]
    return {name: content.text, **({f"{name}_entities": marks} if marks else {})}
