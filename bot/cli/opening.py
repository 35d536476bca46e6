"""What commands open before they work: settings, documents and what answers; or a refusal that tells what is wrong."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from bot import app, wording
from bot.cli.exits import Refusal
from bot.errors import EncoderError, KnowledgeError, SettingsError, StoreError
from bot.library import load
from bot.settings import Settings
from bot.wording import encoding, storing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from bot.answering import Answerer
    from bot.library import Library
    from bot.settings import Variable


@contextmanager
def refusing() -> Iterator[None]:
    """Refuse to go on where settings, documents, encoder or database are not as they should be."""
    try:
        yield
    except SettingsError as error:
        raise Refusal("\n".join(map(wording.setting_fault, error.faults))) from error
    except KnowledgeError as error:
        raise Refusal("\n".join(map(wording.fault, error.faults))) from error
    except EncoderError as error:
        raise Refusal(encoding.refusal(error.problem, error.detail)) from error
    except StoreError as error:
        raise Refusal(storing.fault(error)) from error


def opened_settings(needs: Collection[Variable] = ()) -> Settings:
    """Return what the environment says."""
    with refusing():
        return Settings.from_env(os.environ, needs)


def opened_library(knowledge: Path | None, documents: Sequence[str] = ()) -> Library:
    """Return the documents that an option, or else the environment, names; those of `documents` have to be there."""
    with refusing():
        library = load(knowledge or opened_settings().knowledge)
    for id_ in documents:
        if library.document(id_) is None:
            raise Refusal(wording.unknown_document(id_, [known.id for known in library.documents]))
    for warning in library.warnings:
        click.echo(wording.warning(warning), err=True)
    return library


def opened_answerer(knowledge: Path | None, document: str | None, min_confidence: float | None) -> Answerer:
    """Return what answers over the documents that the options, or else the environment, name."""
    settings = opened_settings()
    if min_confidence is not None:
        settings = replace(settings, min_confidence=min_confidence)
    library = opened_library(knowledge, only(document))
    with refusing():
        answerer = app.answerer(settings, library)
    if answerer.opinion:
        click.get_current_context().call_on_close(answerer.opinion.encoder.close)
    app.prepare(answerer, settings)
    return answerer


def only(document: str | None) -> tuple[str, ...]:
    """Return the documents to ask: the one that was named, or all."""
    return (document,) if document else ()
