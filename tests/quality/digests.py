"""Summaries as numbers: which key facts they tell, how often they repeat themselves, and which begin in the air.

python -m tests.quality.digests FOLDER            measures, against lead, LexRank and TextRank (`pip install sumy`)
python -m tests.quality.digests FOLDER --parts    measures what each part of ours brings, on the tuning half
python -m tests.quality.digests --record          writes digests-own.yaml: what is said of our own article

The facts are in digests.yaml. Each rival is measured twice: with as many sentences as ours, and with about as many
characters. Redundancy is the mean, over the pairs of lines, of the share of the shorter one's stems that both have.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from itertools import combinations, pairwise
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, Any, Final

import yaml

from bot.digest import Length, choice, compose, quotable
from bot.digest.openings import is_in_the_air, is_whole
from bot.digest.quotable import terms
from bot.library import load
from bot.text import sentences
from tests.quality.measures import holds
from tests.quality.own import KNOWLEDGE
from tests.quality.sets import library, read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from bot.library import Library

FACTS: Final = Path(__file__).with_name("digests.yaml")
RECORD: Final = Path(__file__).with_name("digests-own.yaml")
COMMAND: Final = "python -m tests.quality.digests"
LEAD: Final = 3
"""Sentences of the usual baseline, whatever the length of the others."""
PARTS: Final[Mapping[str, tuple[Any, str, Any]]] = {
    "opening a paragraph counts": (choice, "OPENS", 0.0),
    "figures count": (choice, "FIGURES", 0.0),
    "the title's words count": (choice, "TITLED", 1.0),
    "nothing that repeats": (choice, "NEW", 0.0),
    "frequent terms weigh more": (choice, "_weights", lambda quotables: dict.fromkeys(_all_terms(quotables), 1.0)),
    "nothing in the air": (quotable, "is_in_the_air", lambda _: False),
    "nothing cut off": (quotable, "is_whole", lambda _: True),
    "no long sentence": (quotable, "LONGEST", sys.maxsize),
}
"""What ours is made of: where it is, and what it is where it is left out."""


@dataclass(frozen=True, slots=True)
class Text:
    """An article as a library, and its key facts: for each, the words of which any one tells it."""

    library: Library
    facts: tuple[tuple[str, ...], ...]

    def told(self, lines: Sequence[str]) -> list[int]:
        """Return the numbers of the facts that some lines tell."""
        return [number for number, words in enumerate(self.facts) if any(holds(line, words) for line in lines)]

    def dangling(self, lines: Sequence[str]) -> int:
        """Return how many lines cannot be read by themselves, nor stand right behind the sentence that they need."""
        place = {sentence: number for number, sentence in enumerate(self.sentences())}
        follows = [False, *(place[line] == place[before] + 1 for before, line in pairwise(lines))]
        return sum(
            not is_whole(line) or (is_in_the_air(line) and not behind)
            for line, behind in zip(lines, follows, strict=True)
        )

    def sentences(self) -> list[str]:
        """Return the sentences of the article, in reading order."""
        every = (section.text for document in self.library.documents for section in document.sections)
        return [span.of(text) for text in every for span in sentences(text)]


@dataclass(frozen=True, slots=True)
class Score:
    """What is measured of a summary; `dangling` counts its lines that can be read neither alone nor behind the last."""

    coverage: float
    redundancy: float
    dangling: int
    lines: int
    characters: int

    @classmethod
    def of(cls, text: Text, lines: Sequence[str]) -> Score:
        """Measure a summary of a text."""
        return cls(
            len(text.told(lines)) / len(text.facts),
            _redundancy(lines),
            text.dangling(lines),
            len(lines),
            sum(map(len, lines)),
        )


def main() -> None:
    """Measure what is asked for and print it."""
    parser = argparse.ArgumentParser(prog=COMMAND)
    parser.add_argument("folder", type=Path, nargs="?", help="where passages.jsonl is")
    parser.add_argument("--parts", action="store_true", help="what each part of ours brings")
    parser.add_argument("--record", action="store_true", help=f"write {RECORD.name}")
    chosen = parser.parse_args()
    if chosen.record:
        RECORD.write_text(written(own()), encoding="utf-8")
    if chosen.folder is None:
        return
    halves = {half: list(_texts(chosen.folder, half)) for half in ("tuning", "honest")}
    if chosen.parts:
        print(_parts(halves["tuning"]))
        return
    for name, texts in {"own article": [own()], **halves}.items():
        print(_table(name, texts))


def own() -> Text:
    """Return the article that comes with Glosa, and its facts."""
    (facts,) = _read()["own"].values()
    return Text(load(KNOWLEDGE), _facts(facts))


def written(text: Text) -> str:
    """Return the record: for each length, how many facts are told, and the lines."""
    record = {}
    for length in Length:
        lines = _ours(text, length)
        record[length.value] = {"facts": len(text.told(lines)), "lines": lines}
    return yaml.safe_dump(record, allow_unicode=True, sort_keys=False, width=sys.maxsize)


def _read() -> dict[str, Any]:
    facts: dict[str, Any] = yaml.safe_load(FACTS.read_text(encoding="utf-8"))
    return facts


def _facts(listed: Mapping[str, str | list[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple((words,) if isinstance(words, str) else tuple(words) for words in listed.values())


def _texts(folder: Path, half: str) -> Iterator[Text]:
    """Yield the articles of a half of the development set that have key facts."""
    articles = {name: facts for name, facts in _read()["articles"].items() if facts["half"] == half}
    for set_ in sorted({name.partition(":")[0] for name in articles}):
        found = read(folder, set_)
        for name, facts in articles.items():
            if name in found.articles:
                yield Text(library({name: found.articles[name]}, found.titles), _facts(facts["facts"]))


def _ours(text: Text, length: Length) -> list[str]:
    return [line.quote for line in compose(text.library, length).lines]


def _redundancy(lines: Sequence[str]) -> float:
    pairs = combinations([set(terms(line)) for line in lines], 2)
    return fmean([len(one & other) / (min(len(one), len(other)) or 1) for one, other in pairs] or [0.0])


def _table(name: str, texts: Sequence[Text]) -> str:
    """Return what is measured of every system at every length, as the mean over some texts."""
    from tests.quality.rivals import RIVALS  # noqa: PLC0415 - sumy is needed for this alone

    orders = {rival: [order(text.sentences()) for text in texts] for rival, order in RIVALS.items()}
    rows = []
    for length in Length:
        summaries = [_ours(text, length) for text in texts]
        rows.append((f"{length}: ours", _scores(texts, summaries)))
        for rival, of_texts in orders.items():
            many = [
                _counted(text, order, len(lines)) for text, order, lines in zip(texts, of_texts, summaries, strict=True)
            ]
            long = [_filled(text, order, lines) for text, order, lines in zip(texts, of_texts, summaries, strict=True)]
            rows += [(f"{rival}, as many sentences", _scores(texts, many)), (f"{rival}, as long", _scores(texts, long))]
    first = [_counted(text, order, LEAD) for text, order in zip(texts, orders["lead"], strict=True)]
    return _printed(f"{name}: {len(texts)}", [*rows, (f"lead-{LEAD}", _scores(texts, first))])


def _counted(text: Text, order: Sequence[int], count: int) -> list[str]:
    """Return the summary of so many sentences, in reading order."""
    every = text.sentences()
    return [every[number] for number in sorted(order[:count])]


def _filled(text: Text, order: Sequence[int], ours: Sequence[str]) -> list[str]:
    """Return the summary of at least one sentence that comes nearest to the length of ours."""
    every = text.sentences()
    wanted = sum(map(len, ours))
    count = min(range(1, len(every) + 1), key=lambda count: abs(sum(len(every[n]) for n in order[:count]) - wanted))
    return _counted(text, order, count)


def _scores(texts: Sequence[Text], summaries: Sequence[Sequence[str]]) -> list[Score]:
    return [Score.of(text, lines) for text, lines in zip(texts, summaries, strict=True)]


def _parts(texts: Sequence[Text]) -> str:
    """Return what is measured of ours where a part is left out."""
    rows = [(f"{length}: ours", _scores(texts, [_ours(text, length) for text in texts])) for length in Length]
    for name, (module, constant, neutral) in PARTS.items():
        kept = getattr(module, constant)
        setattr(module, constant, neutral)
        rows += [
            (f"{length} without: {name}", _scores(texts, [_ours(text, length) for text in texts])) for length in Length
        ]
        setattr(module, constant, kept)
    return _printed("parts", rows)


def _all_terms(quotables: Sequence[quotable.Quotable]) -> Iterator[str]:
    return (term for one in quotables for term in one.terms)


def _printed(name: str, rows: Sequence[tuple[str, Sequence[Score]]]) -> str:
    measures: dict[str, Callable[[Sequence[Score]], str]] = {
        "facts %": lambda scores: f"{100 * fmean(score.coverage for score in scores):.1f}",
        "redundancy": lambda scores: f"{fmean(score.redundancy for score in scores):.2f}",
        "dangling": lambda scores: f"{sum(score.dangling for score in scores)}",
        "lines": lambda scores: f"{fmean(score.lines for score in scores):.1f}",
        "characters": lambda scores: f"{fmean(score.characters for score in scores):.0f}",
    }
    width = max(len(label) for label, _ in rows)
    head = f"{name:{width}}" + "".join(f"{measure:>12}" for measure in measures)
    lines = [
        f"{label:{width}}" + "".join(f"{shown(scores):>12}" for shown in measures.values()) for label, scores in rows
    ]
    return "\n".join([head, *lines, ""])


if __name__ == "__main__":
    main()
