"""An edition and the library as it is now -> what is new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.model import Document
from bot.novelty.changes import Texts, changed
from bot.novelty.pairing import pair_documents
from bot.novelty.typography import plain
from bot.novelty.values import Edition, Novelties, Renamed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from bot.library import Library


def edition_of(library: Library) -> Edition:
    """Return what has to be remembered of a library to tell later what is new."""
    return Edition(tuple(Document(one.id, one.title, one.sections) for one in library.documents))


def compare(before: Edition, now: Library, documents: Collection[str] = ()) -> Novelties:
    """Return what is new since an edition in the documents of these ids, in all where empty."""
    then, these = _of(before.documents, documents), _of(now.documents, documents)
    all_then, all_now = Texts(then), Texts(these)
    found = pair_documents(then, these)
    changes = (changed(old, new, all_then, all_now) for old, new in found.pairs)
    return Novelties(
        documents=found.new,
        gone=tuple(document.title for document in found.gone),
        renamed=tuple(Renamed(old.title, new) for old, new in found.pairs if _is_renamed(old, new)),
        changed=tuple(change for change in changes if change),
    )


def _of(documents: Iterable[Document], ids: Collection[str]) -> list[Document]:
    return [document for document in documents if not ids or document.id in ids]


def _is_renamed(then: Document, now: Document) -> bool:
    return then.id != now.id or plain(then.title) != plain(now.title)
