"""Which documents are compared, and what is told of each."""

from __future__ import annotations

import datetime as dt

from bot.library import Library
from bot.model import Document, Section
from bot.novelty import Edition, compare, edition_of
from bot.wording import novelties as words


def document(id_: str, *texts: str, title: str = "Guía") -> Document:
    sections = tuple(Section(f"s{number}", f"Parte {number}", text) for number, text in enumerate(texts))
    return Document(id_, title, sections, date=dt.date(2025, 1, 1), author="Ana")


def library(*documents: Document) -> Library:
    return Library(None, None, documents, ())


def test_an_edition_remembers_ids_titles_and_sections_and_nothing_else() -> None:
    kept = edition_of(library(document("d", "Abre a las 9.")))
    assert kept == Edition((Document("d", "Guía", (Section("s0", "Parte 0", "Abre a las 9."),)),))


def test_only_the_documents_asked_for_are_compared() -> None:
    before = edition_of(library(document("one", "Abre a las 9."), document("two", "Cierra a las 8.")))
    now = library(document("one", "Abre a las 10."), document("two", "Cierra a las 7."), document("three", "Hay pan."))
    found = compare(before, now, ["two"])
    assert [one.document.id for one in found.changed] == ["two"]
    assert found.documents == ()


def test_another_title_is_told_though_the_text_is_the_same() -> None:
    before, now = library(document("d", "Hay pan.")), library(document("d", "Hay pan.", title="Guía nueva"))
    found = compare(edition_of(before), now)
    assert [(one.before, one.document.title) for one in found.renamed] == [("Guía", "Guía nueva")]
    assert found.changed == ()


def test_a_document_with_little_in_common_with_one_that_is_gone_is_new() -> None:
    before = edition_of(library(document("old", "Hay pan. Hay sal. Hay miel.")))
    found = compare(before, library(document("new", "Hay pan. Hay uvas. Hay peras. Hay higos.")))
    assert ([one.id for one in found.documents], found.gone) == (["new"], ("Guía",))


def test_of_two_that_may_be_the_same_the_one_most_alike_is() -> None:
    before = edition_of(library(document("old", "Hay pan. Hay sal. Hay miel.", title="Vieja")))
    near, nearer = document("near", "Hay pan. Hay sal. Hay uvas."), document("nearer", "Hay pan. Hay sal. Hay miel.")
    found = compare(before, library(near, nearer))
    assert [one.document.id for one in found.renamed] == ["nearer"]
    assert [one.id for one in found.documents] == ["near"]


def test_a_new_section_half_of_which_stood_elsewhere_is_no_new_section() -> None:
    before = library(document("d", "Abre a las 9. Cierra a las 8. Hay pan y miel."))
    now = library(document("d", "Abre a las 9.", "Cierra a las 8. Hay pan y miel. Los domingos se baila."))
    [changed] = compare(edition_of(before), now).changed
    assert [type(change).__name__ for change in changed.changes] == ["Added"]


def test_counts_are_told_in_singular_and_plural() -> None:
    assert (words.new_documents(1), words.new_documents(2)) == ("Documento nuevo", "2 documentos nuevos")
    assert (words.gone_documents(1), words.gone_documents(1200)) == ("Documento retirado", "1.200 documentos retirados")
    assert (words.more(1), words.more(3)) == ("… y un cambio más", "… y 3 cambios más")
    assert (words.more_documents(1), words.more_documents(3)) == ("… y un documento más", "… y 3 documentos más")
    assert words.renamed("Guía", "Guía") == "«Guía» está ahora en otro archivo."
    assert words.since(dt.date(2025, 10, 3)) == "Novedades desde el 3 de octubre de 2025"
