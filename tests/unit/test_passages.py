"""How sections become passages."""

from __future__ import annotations

from bot.model import Document, Section
from bot.passages import LONGEST, passages_of


def cut(text: str) -> list[str]:
    document = Document("d", "Título", (Section("inicio", None, text),))
    return [passage.text for passage in passages_of([document])]


def test_a_paragraph_is_a_passage() -> None:
    assert cut("El museo abre a las diez.\n\nCierra a las seis.") == ["El museo abre a las diez.", "Cierra a las seis."]


def test_what_announces_a_list_stays_with_it() -> None:
    assert cut("Hace falta:\n\n- carné\n- una foto\n\nNo se paga.") == [
        "Hace falta:\n\n- carné\n- una foto",
        "No se paga.",
    ]


def test_a_subheading_goes_with_the_paragraph_below_it() -> None:
    assert cut("Horario de verano\n\nAbre a las nueve.") == ["Horario de verano\n\nAbre a las nueve."]


def test_a_last_line_that_announces_nothing_is_a_passage_still() -> None:
    assert cut("Abre a las nueve.\n\nLa dirección") == ["Abre a las nueve.", "La dirección"]


def test_a_long_paragraph_is_cut_between_sentences_into_pieces_of_about_one_length() -> None:
    sentence = "La biblioteca presta libros a quien los pide y los espera de vuelta un mes después."
    pieces = cut(" ".join([sentence] * 60))
    assert all(len(piece) <= LONGEST and piece.startswith("La") and piece.endswith("después.") for piece in pieces)
    assert max(map(len, pieces)) < 1.5 * min(map(len, pieces))


def test_an_endless_sentence_is_cut_at_spaces() -> None:
    pieces = cut("palabra " * 1000)
    assert all(len(piece) <= LONGEST for piece in pieces)
    assert " ".join(pieces).split() == ["palabra"] * 1000


def test_a_section_without_text_has_no_passages() -> None:
    assert cut("") == []


def test_ids_name_document_section_and_place() -> None:
    document = Document("guía", "Guía", (Section("horario", "Horario", "Uno.\n\nDos."), Section("fin", "Fin", "Tres.")))
    assert [passage.id for passage in passages_of([document])] == ["guía#horario:1", "guía#horario:2", "guía#fin:1"]


def test_a_text_of_nothing_but_short_lines_is_not_one_passage() -> None:
    pieces = cut("\n\n".join(f"Verso {number} de un poema sin puntos" for number in range(60)))
    assert len(pieces) > 10
    assert max(map(len, pieces)) < 200
