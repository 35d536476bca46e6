"""Summaries at the terminal."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING, Final

import click

from bot import records, terminal
from bot.cli import options
from bot.cli.exits import DONE, Refusal
from bot.cli.opening import opened_library
from bot.digest import compose, topics, with_topic
from bot.wording import digests

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bot.library import Library

LENGTHS: Final = {name: length for length, name in digests.LENGTHS.items()}
"""Lengths of a summary, by what they are called."""


@click.command(help=digests.HELP_DIGEST)
@options.knowledge
@click.option("--document", "documents", multiple=True, metavar="ID", help=digests.HELP_DOCUMENTS)
@click.option("--section", metavar="ANCLA", help=digests.HELP_SECTION)
@click.option("--topic", metavar="TEMA", help=digests.HELP_TOPIC)
@click.option("--length", "called", default="normal", metavar="LARGO", help=digests.HELP_LENGTH)
@click.option("--json", "as_json", is_flag=True, help=digests.HELP_JSON)
def digest(  # noqa: PLR0913 - each is an option
    knowledge: Path | None,
    documents: tuple[str, ...],
    section: str | None,
    topic: str | None,
    called: str,
    *,
    as_json: bool,
) -> int:
    """Sum up what is asked for."""
    if (length := LENGTHS.get(called.lower())) is None:
        raise Refusal(digests.unknown_length(called))
    library = opened_library(knowledge, documents)
    if topic is not None:
        documents = _of_topic(library, topic, documents)
    if section is not None:
        documents = (_holder(library, section, documents),)
    composed = compose(library, length, documents, section)
    if not composed.lines:
        raise Refusal(digests.NOTHING_TO_SUM_UP)
    if as_json and isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # as above
    click.echo(records.write_digest(composed, length) if as_json else terminal.digest(composed, library))
    return DONE


def _of_topic(library: Library, topic: str, documents: Sequence[str]) -> tuple[str, ...]:
    """Return the documents of a topic, which is asked for instead of documents."""
    if documents:
        raise Refusal(digests.TOPIC_OR_DOCUMENT)
    found = with_topic(library, topic)
    if not found:
        raise Refusal(digests.unknown_topic(topic, topics(library)))
    return found


def _holder(library: Library, section: str, documents: Sequence[str]) -> str:
    """Return the one document, of those asked, that has the section."""
    asked = [document for document in library.documents if not documents or document.id in documents]
    holders = [document.id for document in asked if any(one.anchor == section for one in document.sections)]
    if not holders:
        raise Refusal(digests.unknown_section(section, [one.anchor for document in asked for one in document.sections]))
    if len(holders) > 1:
        raise Refusal(digests.ambiguous_section(section))
    return holders[0]
