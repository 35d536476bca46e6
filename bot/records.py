"""Questions and answers, and summaries, as JSON objects, one a line: the contract of `--json`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NoReturn

from bot.model import Abstention, Answer, Remark

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.model import Citation, Digest, Finding, Hit, Length, Span

_DECIMALS: Final = 4
_NOTHING: Final[Mapping[str, Any]] = {
    "answered": False,
    "confidence": 0.0,
    "answer": None,
    "highlight": None,
    "citation": None,
    "citations": [],
    "reason": None,
    "understood": [],
    "unanswered": [],
    "unmentioned": [],
    "offers": [],
    "differing": False,
    "by_meaning": False,
    "passages": [],
}
"""What a line says of a message that asks nothing of the documents; what is found says more."""


class RecordError(ValueError):
    """A line that cannot be asked: the problem, a key of `wording.RECORD_FAULTS`, and its detail."""

    def __init__(self, problem: str, detail: str = "") -> None:
        """Keep what is wrong."""
        super().__init__(problem, detail)
        self.problem = problem
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Asked:
    """A question read from a line, with what the line says besides."""

    question: str
    id: Any = None
    document: str | None = None
    previous: str | None = None


def read(line: str) -> Asked:
    """Return the question of a line of plain text or of a JSON object; raise RecordError where it is neither."""
    if not line.lstrip().startswith("{"):
        return Asked(line.strip())
    try:
        record = json.loads(line, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:  # ValueError also for a number with thousands of digits
        raise RecordError("not-json") from error
    if unknown := sorted(record.keys() - {"id", "question", "document", "previous"}):
        raise RecordError("unknown-key", unknown[0])
    for key in ("question", "document", "previous"):
        if not isinstance(record.get(key), str | None):
            raise RecordError("not-text", key)
    if not (record.get("question") or "").strip():
        raise RecordError("no-question")
    return Asked(record["question"], record.get("id"), record.get("document"), record.get("previous"))


def write(asked: Asked, found: Finding) -> str:
    """Return a question and what came of it as one line of JSON, with the same keys whatever that is."""
    outcome = {"id": asked.id, "question": asked.question, **_NOTHING, **_outcome(found)}
    line = json.dumps(outcome, ensure_ascii=False)
    return line if line.isascii() or _is_encodable(line) else json.dumps(outcome)


def write_digest(digest: Digest, length: Length) -> str:
    """Return a summary as one line of JSON."""
    return json.dumps(
        {
            "documents": [document.id for document in digest.documents],
            "section": digest.section.anchor if digest.section else None,
            "length": length.value,
            "lines": [_citation(line) for line in digest.lines],
            "documents_left_out": digest.documents_left_out,
            "sections_left_out": digest.sections_left_out,
        },
        ensure_ascii=False,
    )


def _refuse(constant: str) -> NoReturn:
    """Refuse NaN and Infinity, which Python reads and JSON does not have."""
    raise ValueError(constant)


def _is_encodable(line: str) -> bool:
    """Tell whether a line can be written as UTF-8: an id may hold half of a surrogate pair."""
    try:
        line.encode()
    except UnicodeEncodeError:
        return False
    return True


def _outcome(found: Finding) -> dict[str, Any]:
    match found:
        case Answer():
            return _ranking(found) | _answer(found)
        case Abstention():
            return _ranking(found) | _abstention(found)
        case Remark():
            return {"reason": found.courtesy.value}


def _ranking(found: Answer | Abstention) -> dict[str, Any]:
    return {
        "confidence": round(found.confidence, _DECIMALS),
        "understood": list(found.understood),
        "passages": [_hit(hit) for hit in found.passages],
    }


def _answer(answer: Answer) -> dict[str, Any]:
    citations = [_citation(citation) for citation in answer.citations]
    return {
        "answered": True,
        "answer": answer.text,
        "highlight": _words(answer.highlight, answer.citations[0]),
        "citation": citations[0],
        "citations": citations,
        "unanswered": list(answer.unanswered),
        "differing": answer.differing,
        "by_meaning": answer.by_meaning,
    }


def _abstention(abstention: Abstention) -> dict[str, Any]:
    return {
        "reason": abstention.reason.value,
        "citations": [_citation(citation) for citation in abstention.nearest],
        "offers": list(abstention.offers),
        "unmentioned": list(abstention.unmentioned),
    }


def _words(highlight: Span | None, citation: Citation) -> str | None:
    return highlight.of(citation.section.text) if highlight else None


def _citation(citation: Citation) -> dict[str, Any]:
    return {
        "document": citation.document.id,
        "title": citation.document.title,
        "section": citation.section.heading,
        "passage": citation.passage.id,
        "quote": citation.quote,
        "start": citation.span.start,
        "end": citation.span.end,
        "url": None,
    }


def _hit(hit: Hit) -> dict[str, Any]:
    passage = hit.passage
    return {
        "passage": passage.id,
        "document": passage.document.id,
        "section": passage.section.heading,
        "text": passage.text,
        "score": round(hit.score, _DECIMALS),
    }
