"""What was asked and what came of it; by whom only where that is wanted, and then as a digest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa

from bot.store.schema import questions
from bot.store.upserts import add
from bot.store.values import Found, Question
from bot.text import fold, tokens

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy import Connection, Row


_MOST_ASKED: Final = 30


def record(connection: Connection, question: Question, asker: str | None) -> None:
    """Keep a question; told twice, it is one."""
    row = {
        "token": question.token,
        "text": question.text,
        "words": _words(question.text),
        "documents": question.documents,
        "found": question.found,
        "confidence": question.confidence,
        "section": question.section,
        "asked_at": question.asked_at,
        "asker": asker,
    }
    add(connection, questions, [row], ("token",))


def question(connection: Connection, token: str) -> Question | None:
    """Return what was asked under a token, if it is still kept."""
    row = connection.execute(_select().where(questions.c.token == token)).one_or_none()
    return _question(row) if row else None


def export(connection: Connection, since: dt.datetime, until: dt.datetime) -> list[Question]:
    """Return what was asked from one time until before another, the oldest first."""
    asked = _select().where(questions.c.asked_at >= since, questions.c.asked_at < until)
    return [_question(row) for row in connection.execute(asked.order_by(questions.c.asked_at, questions.c.token))]


def most_asked(connection: Connection, since: dt.datetime, until: dt.datetime, least: int) -> list[str]:
    """Return the questions that found an answer and were asked at least so often, the most asked first.

    The same question counts once however it was typed; the greatest of its texts stands for it (see `reporting`).
    """
    count, words = sa.func.count(), questions.c.words
    asked = (questions.c.asked_at >= since, questions.c.asked_at < until, questions.c.found == Found.ANSWERED)
    rows = sa.select(sa.func.max(questions.c.text)).where(*asked).group_by(words).having(count >= least)
    return list(connection.scalars(rows.order_by(count.desc(), words).limit(_MOST_ASKED)))


def _words(text: str) -> str:
    """Return by what a question is known however it is typed; a text without words is known as it is."""
    return " ".join(fold(token.text) for token in tokens(text)) or text


def _select() -> sa.Select[Any]:
    kept = questions.c
    return sa.select(kept.text, kept.documents, kept.found, kept.confidence, kept.section, kept.asked_at, kept.token)


def _question(row: Row[Any]) -> Question:
    return Question(row.text, tuple(row.documents), row.found, row.confidence, row.section, row.asked_at, row.token)
