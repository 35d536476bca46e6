"""Makes quizzes of our own article and of the articles of the question sets, and counts what can be counted of them.

python -m tests.quality.quizzes FOLDER                       prints the table
python -m tests.quality.quizzes FOLDER --show N --seed S     prints N of them, drawn by chance, to be read and judged

What makes a question good, a person has to say; `faults` finds what makes it bad for sure, from the question alone and
the documents' text, without asking what made it.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from itertools import chain, combinations
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

from bot.library import load
from bot.passages import passages_of
from bot.quiz import quizzes
from bot.text import is_stop, sentences, surface, tokens
from bot.text.lexicon import MONTHS
from bot.wording.quizzes import GAP
from tests.quality.own import KNOWLEDGE
from tests.quality.sets import library, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.library import Library
    from bot.model import Quiz

SETS: Final = ("xquad", "squad1", "squad2")
QUESTION, OPTION, EXPLANATION, LINE_FEEDS = 300, 100, 200, 2
"""Telegram's limits, in UTF-16 units."""
FAULTS: Final = ("not verbatim", "unlike", "agreement", "contained", "told", "said", "too long")
LOOKS: Final = ("name", "figure", "day", "month", "year")
_LIKE: Final = {"year": "figure"}
"""A figure may look like a year, as in «1950 marineros»."""
_ARTICLE: Final = re.compile(r"\b(el|la|los|las|del|al) $", re.IGNORECASE)
_SPELT: Final = {"el": "el|del|al", "la": "la", "los": "los", "las": "las"}


def main() -> None:
    """Print a table with a column for each set, or some of the quizzes."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality.quizzes")
    parser.add_argument("folder", type=Path, help="where passages.jsonl and questions.jsonl are")
    parser.add_argument("--show", type=int, default=0, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    chosen = parser.parse_args()
    made = {name: {id_: (each, quizzes(each)) for id_, each in some.items()} for name, some in _all(chosen.folder)}
    if chosen.show:
        print("\n\n".join(map(shown, _drawn(made, chosen.show, chosen.seed))))
    else:
        print(_table({name: measured(some) for name, some in made.items()}))


def _all(folder: Path) -> Iterator[tuple[str, dict[str, Library]]]:
    """Yield the libraries of one document each: our own, and those of each set."""
    yield "own", {"own": load(KNOWLEDGE)}
    for name in SETS:
        found = read(folder, name)
        yield name, {id_: library({id_: passages}, found.titles) for id_, passages in found.articles.items()}


Made = dict[str, tuple["Library", tuple["Quiz", ...]]]


def measured(made: Mapping[str, tuple[Library, tuple[Quiz, ...]]]) -> dict[str, str]:
    """Return what is counted of the quizzes of some documents, as it is shown."""
    found = [quiz for _, some in made.values() for quiz in some]
    wrong = Counter(fault for each, some in made.values() for quiz in some for fault in faults(quiz, each))
    places = Counter(quiz.correct for quiz in found)
    looks = Counter(look(quiz.options[0]) for quiz in found)
    read_ = sum(len(sentences(passage.text)) for each, _ in made.values() for passage in passages_of(each.documents))
    return {
        "documents": f"{len(made)}",
        "… with a quiz": f"{sum(bool(some) for _, some in made.values())}",
        "sentences": f"{read_}",
        "quizzes": f"{len(found)}",
        "… of a document, median": f"{median(len(some) for _, some in made.values()):g}",
        "of names / figures / days / months / years": " / ".join(str(looks[kind]) for kind in LOOKS),
        "the right one first / second / third / last": " / ".join(str(places[place]) for place in range(4)),
        **{f"fault: {fault}": f"{wrong[fault]}" for fault in FAULTS},
    }


def faults(quiz: Quiz, library: Library) -> list[str]:
    """Return what is surely wrong with a quiz on documents of a library."""
    text = "\n".join(section.text for document in library.documents for section in document.sections)
    right = quiz.options[quiz.correct]
    before, _, behind = quiz.question.rpartition(GAP)
    around = f" {before} {behind} "
    others = [option for option in quiz.options if option != right]
    held = {
        "not verbatim": not (
            all(option in text for option in quiz.options)
            and quiz.question.replace(GAP, right).endswith(quiz.citation.quote)
        ),
        "unlike": len({_LIKE.get(look(option), look(option)) for option in quiz.options}) > 1,
        "agreement": not all(_agrees(option, before, text) for option in quiz.options),
        "contained": any(_is_within(one, other) for one, other in combinations(quiz.options, 2)),
        "told": bool(_words(right) & _words(around)),
        "said": any(re.search(rf"(?<!\w){re.escape(option)}(?!\w)", around) for option in others),
        "too long": _is_too_long(quiz),
    }
    return [fault for fault in FAULTS if held[fault]]


def look(option: str) -> str:
    """Return what an option looks like: a year, a day, a month, a figure in digits or words, a name."""
    if re.fullmatch(r"[12]\d{3}", option):
        return "year"
    if re.fullmatch(r"\d{1,2} de \w+", option):
        return "day"
    if option in MONTHS:
        return "month"
    return "name" if option[0].isupper() else "figure"


def _agrees(option: str, before: str, text: str) -> bool:
    """Tell whether a name stands in the text too with the article before the gap, or without one; figures need none."""
    if look(option) != "name":
        return True
    article = _ARTICLE.search(before)
    if article is None:
        return re.search(rf"(?<!\bel )(?<!\bla ){re.escape(option)}", text) is not None
    spelt = _SPELT[{"del": "el", "al": "el"}.get(article[1].lower(), article[1].lower())]
    return re.search(rf"(?i:\b(?:{spelt})) {re.escape(option)}", text) is not None


def _is_within(one: str, other: str) -> bool:
    first, second = _words(one), _words(other)
    return first <= second or second <= first


def _words(text: str) -> frozenset[str]:
    """Return the words of a text that tell something, figures as numbers."""
    return frozenset(surface(token.text) for token in tokens(text) if not is_stop(token.text)) - {"millones", "mil"}


def _is_too_long(quiz: Quiz) -> bool:
    return (
        _units(quiz.question) > QUESTION
        or any(not 0 < _units(option) <= OPTION for option in quiz.options)
        or _units(quiz.explanation) > EXPLANATION
        or quiz.explanation.count("\n") > LINE_FEEDS
    )


def _units(text: str) -> int:
    return sum(2 if ord(character) > 0xFFFF else 1 for character in text)


def shown(quiz: Quiz) -> str:
    """Return a quiz as it is read, the right option with an asterisk."""
    options = (f"{'*' if place == quiz.correct else ' '} {option}" for place, option in enumerate(quiz.options))
    return "\n".join([quiz.question, *options, *(f"  | {line}" for line in quiz.explanation.split("\n"))])


def _drawn(made: Mapping[str, Made], count: int, seed: int) -> list[Quiz]:
    """Return so many different quizzes by chance, the same for the same seed."""
    every = {quiz.question: quiz for some in made.values() for _, found in some.values() for quiz in found}
    return random.Random(seed).sample(list(every.values()), min(count, len(every)))


def _table(columns: Mapping[str, Mapping[str, str]]) -> str:
    labels = list(dict.fromkeys(chain.from_iterable(columns.values())))
    width = max(map(len, labels))
    head = " " * width + "".join(f"{name:>26}" for name in columns)
    return "\n".join(
        [head, *(f"{row:{width}}" + "".join(f"{col[row]:>26}" for col in columns.values()) for row in labels)]
    )


if __name__ == "__main__":
    main()
