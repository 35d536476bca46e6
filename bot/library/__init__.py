"""A folder of documents -> Library; every fault, of every file, with its line.

    folder (files) -> decoding (bytes -> text) -> metadata (what front matter says) -> markdown | plain (text -> blocks)
                   -> outline (blocks -> title and sections) -> Document

Only `folder` touches files; the others turn values into values and note in `Findings` what they find wrong.
Nothing here knows of questions, search or chats.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.errors import Fault, KnowledgeError, Problem
from bot.library import folder as files
from bot.library import markdown, metadata, outline, plain
from bot.library.decoding import decode
from bot.library.findings import Findings
from bot.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from bot.library.metadata import Catalogue, Details
    from bot.library.outline import Block


@dataclass(frozen=True, slots=True)
class Library:
    """The documents of a folder; `warnings` says what was converted or guessed in reading them.

    Each of `variants` holds forms of a name that mean the same, as whoever owns the documents says.
    """

    title: str | None
    description: str | None
    documents: tuple[Document, ...]
    warnings: tuple[Fault, ...]
    variants: tuple[tuple[str, ...], ...] = ()

    def document(self, id: str) -> Document | None:  # noqa: A002 - it is Document.id that is asked for
        """Return the document of this id, if there is one."""
        return next((document for document in self.documents if document.id == id), None)


def load(folder: Path) -> Library:
    """Return the library that a folder holds, or raise KnowledgeError with all that is wrong."""
    findings = Findings(folder)
    paths = _by_id(files.documents(folder, findings), findings)
    catalogue = _catalogue(folder, paths.keys(), findings) if paths else metadata.Catalogue()
    documents = [_document(path, id_, catalogue.of(id_), findings.about(path)) for id_, path in paths.items()]
    if findings.faults:
        raise KnowledgeError(_in_order(findings.faults))
    warnings = tuple(_in_order(findings.warnings))
    return Library(catalogue.title, catalogue.description, tuple(filter(None, documents)), warnings, catalogue.variants)


def _by_id(paths: Iterable[Path], findings: Findings) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for path in paths:
        first = found.setdefault(_id(path), path)
        if first is not path:
            findings.about(path).repeated(None, Problem.DUPLICATE_ID, _id(path), str(first))
    return found


def _id(path: Path) -> str:
    """Return the stem of a file's name, whose bytes need not have been UTF-8."""
    return unicodedata.normalize("NFC", path.stem.encode(errors="replace").decode())


def _catalogue(folder: Path, ids: Iterable[str], findings: Findings) -> Catalogue:
    path = files.catalogue(folder, findings)
    text = _text(path, findings.about(path)) if path else None
    if path is None or text is None:
        return metadata.Catalogue()
    about = findings.about(path)
    catalogue = metadata.catalogue(text, about)
    for unknown in catalogue.documents.keys() - set(ids):
        about.fault(catalogue.lines[unknown], Problem.UNKNOWN_DOCUMENT, unknown)
    return catalogue


def _text(path: Path, findings: Findings) -> str | None:
    data = files.content(path, findings)
    return None if data is None else decode(data, findings)


def _document(path: Path, id_: str, listed: Details, findings: Findings) -> Document | None:
    text = _text(path, findings)
    if text is None:
        return None
    if path.suffix.lower() == ".txt":
        return _outlined(id_, listed, plain.blocks(text, findings), findings)
    parts = metadata.front_matter(text, findings)
    if parts is None:
        return None
    own, body = parts
    return _outlined(id_, {**listed, **own}, markdown.blocks(body, findings), findings)


def _outlined(id_: str, details: Details, blocks: list[Block], findings: Findings) -> Document:
    """Make a document; a title that somebody gave it comes before the one it seems to have."""
    heading = outline.heading_that_names(blocks, details.get("title"))
    sections = outline.sections(blocks[1:] if heading else blocks, findings)
    guessed = heading.text if heading else _readable(id_)
    named: Details = {"title": guessed, **details}
    return Document(id=id_, sections=sections, **named)


def _readable(id_: str) -> str:
    words = " ".join(id_.replace("_", " ").replace("-", " ").split()) or id_
    return words[0].upper() + words[1:]


def _in_order(faults: Iterable[Fault]) -> list[Fault]:
    return sorted(faults, key=lambda fault: (fault.path.as_posix(), fault.line or 0))
