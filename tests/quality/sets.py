"""Question sets: articles of passages, and questions with the passage and the words that answer them."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from bot.library import Library, load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Gold:
    """A passage of an article."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question of an article; `passage` is the id of the one that answers, None where none does.

    `kind` and `previous`, the question before it, are given where people ask in their own words.
    """

    id: str
    text: str
    article: str
    passage: str | None
    answers: tuple[str, ...]
    kind: str = ""
    previous: str | None = None


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Articles by name, in order, and their questions."""

    name: str
    articles: Mapping[str, tuple[Gold, ...]]
    titles: Mapping[str, str]
    questions: tuple[Question, ...]

    def of(self, article: str) -> list[Question]:
        """Return the questions of one article."""
        return [question for question in self.questions if question.article == article]

    def following(self, article: str) -> str:
        """Return the article after this one, the first after the last."""
        names = list(self.articles)
        return names[(names.index(article) + 1) % len(names)]


COLLOQUIAL: Final = "coloquial"
"""The set of questions as people type them, over the passages of another one."""
_OVER: Final = {COLLOQUIAL: "xquad"}


def read(folder: Path, name: str, every: int = 1) -> QuestionSet:
    """Return the set called `name`, with one question in `every`."""
    articles: dict[str, list[Gold]] = defaultdict(list)
    titles: dict[str, str] = {}
    for record in _records(folder / "passages.jsonl"):
        if record["set"] == _OVER.get(name, name):
            articles[record["doc"]].append(Gold(record["id"], record["text"]))
            titles[record["doc"]] = record["title"]
    file = "coloquial_questions.jsonl" if name == COLLOQUIAL else "questions.jsonl"
    questions = [_question(record) for record in _records(folder / file) if record["set"] == name]
    frozen = {article: tuple(passages) for article, passages in articles.items()}
    return QuestionSet(name, frozen, titles, tuple(questions[::every]))


def _question(record: dict[str, Any]) -> Question:
    return Question(
        record["id"],
        record["question"],
        record["doc"],
        record["passage_id"],
        tuple(record["answers"]),
        record.get("kind", ""),
        record.get("previous"),
    )


def library(articles: Mapping[str, Sequence[Gold]], titles: Mapping[str, str]) -> Library:
    """Return the library of a folder in which each article is a Markdown file whose paragraphs are its passages."""
    with TemporaryDirectory() as folder:
        write(Path(folder), articles, titles)
        return load(Path(folder))


def write(folder: Path, articles: Mapping[str, Sequence[Gold]], titles: Mapping[str, str]) -> None:
    """Write that folder."""
    for number, (article, passages) in enumerate(articles.items()):
        text = "\n\n".join(passage.text for passage in passages)
        path = folder / f"{number:03}.md"
        path.write_text(f"# {titles[article]}\n\n{text}\n", encoding="utf-8")


def _records(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def without(passages: Iterable[Gold], unwanted: str | None) -> list[Gold]:
    """Return the passages of an article but one."""
    return [passage for passage in passages if passage.id != unwanted]


def subject(article: str) -> str:
    """Return the article's name without its set's, as the same articles are in several sets."""
    return article.rpartition(":")[2]
