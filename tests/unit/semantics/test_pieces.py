"""What of a library is encoded: each passage and its sentences, behind the name of where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.index import Index
from bot.library import load
from bot.passages import passages_of
from bot.semantics import pieces

if TYPE_CHECKING:
    from pathlib import Path

    from bot.semantics import Piece

TEXT = """\
# El museo

El museo abre a las ocho. Los lunes cierra.

## La tienda

Vende postales.
"""


def of(folder: Path, text: str = TEXT) -> tuple[Piece, ...]:
    (folder / "museo.md").write_text(text, encoding="utf-8")
    index = Index(passages_of(load(folder).documents))
    return pieces(index.passages, index.spans)


def test_a_passage_is_encoded_with_its_sentences_and_one_of_a_single_sentence_once(tmp_path: Path) -> None:
    assert [piece.texts for piece in of(tmp_path)] == [
        (
            "El museo: El museo abre a las ocho. Los lunes cierra.",
            "El museo: El museo abre a las ocho.",
            "El museo: Los lunes cierra.",
        ),
        ("El museo: La tienda: Vende postales.",),
    ]


def test_only_what_changed_has_another_key(tmp_path: Path) -> None:
    before, after = of(tmp_path), of(tmp_path, TEXT.replace("postales", "libros"))
    assert [one.key == other.key for one, other in zip(before, after, strict=True)] == [True, False]


def test_a_passage_under_another_heading_has_another_key(tmp_path: Path) -> None:
    before, after = of(tmp_path), of(tmp_path, TEXT.replace("La tienda", "El bar"))
    assert before[1].key != after[1].key
