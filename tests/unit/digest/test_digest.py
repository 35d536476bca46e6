"""What a summary says of documents, and which parts take turns."""

from __future__ import annotations

import pytest

from bot.digest import Length, Turn, compose, topics, turns, with_topic
from bot.library import Library
from bot.model import Document, Section

BIRDS = "Los estorninos llegan a la isla en octubre y se van en marzo."
BOATS = "La lonja recibe 300 barcos de pesca en los meses de invierno."
TOWER = "El faro de la isla se construyó en 1920 con piedra del continente."
LEANING = "Sin embargo, ningún vecino quiso visitarlo aquel invierno."
LIST = "- Carné de socio\n- Dos fotografías"


def document(id_: str, *texts: str, title: str = "La isla", topics: tuple[str, ...] = ()) -> Document:
    sections = tuple(Section(f"s{number}", f"Parte {number}", text) for number, text in enumerate(texts))
    return Document(id_, title, sections, topics=topics)


def library(*documents: Document) -> Library:
    return Library("La comarca", None, documents, ())


def lines(of: Library, length: Length = Length.NORMAL, *documents: str, section: str | None = None) -> list[str]:
    return [line.quote for line in compose(of, length, documents, section).lines]


def varied(count: int) -> list[str]:
    """Return so many sentences that share next to nothing."""
    return [
        f"El vecino {chr(97 + n // 26)}{chr(97 + n % 26)}x compró {1000 + n} redes para el muelle {2000 + n}."
        for n in range(count)
    ]


def test_a_document_of_one_sentence_is_summed_up_by_it() -> None:
    for length in Length:
        assert lines(library(document("d", TOWER)), length) == [TOWER]


def test_a_sentence_in_the_air_is_quoted_only_right_behind_the_one_it_needs() -> None:
    assert lines(library(document("d", f"{TOWER} {LEANING}"))) == [TOWER, LEANING]
    assert lines(library(document("d", f"{TOWER}\n\n{LEANING}"))) == [TOWER]
    assert lines(library(document("d", f"¿Cuándo abre? {LEANING} {TOWER}"))) == [TOWER]


def test_where_all_is_in_the_air_it_is_quoted_all_the_same() -> None:
    assert lines(library(document("d", LEANING))) == [LEANING]
    assert lines(library(document("d", f"Este faro se construyó en 1920. {LEANING}"))) == [
        "Este faro se construyó en 1920.",
        LEANING,
    ]


def test_a_document_of_lists_is_summed_up_by_their_items() -> None:
    assert lines(library(document("d", LIST, "- Una red")), Length.SHORT) == [*LIST.splitlines(), "- Una red"]


def test_a_list_beside_prose_is_left_out_and_that_is_told() -> None:
    summary = compose(library(document("d", TOWER, LIST)), Length.LONG)
    assert [line.quote for line in summary.lines] == [TOWER]
    assert summary.sections_left_out == 1


def test_a_sentence_too_long_for_a_chat_is_quoted_only_where_its_section_has_no_other() -> None:
    long = f"La lonja vende {', '.join(f'pescado del {day} de enero' for day in range(1, 20))} y marisco."
    assert lines(library(document("d", f"{long} {TOWER}"))) == [TOWER]
    assert lines(library(document("d", long, TOWER))) == [long, TOWER]


def test_what_was_said_is_not_said_again_in_other_words() -> None:
    again = "En 1920 se construyó el faro de la isla, con piedra del continente."
    assert lines(library(document("d", f"{TOWER}\n\n{BIRDS}\n\n{again}"))) == [TOWER, BIRDS]
    assert lines(library(document("d", f"{TOWER} {TOWER}"))) == [TOWER]


def test_every_section_has_a_line_before_any_has_two() -> None:
    sections = [" ".join(varied(40)), BIRDS, BOATS]
    summary = compose(library(document("d", *sections)), Length.SHORT)
    assert [line.section.anchor for line in summary.lines] == ["s0", "s1", "s2"]
    assert summary.sections_left_out == 0


def test_a_long_summary_has_a_line_for_each_section_up_to_twenty() -> None:
    for sections in (12, 20, 30):
        summary = compose(library(document("d", *varied(sections))), Length.LONG)
        assert len(summary.lines) == min(sections, 20)
        assert summary.sections_left_out == max(0, sections - 20)


def test_every_document_has_a_line_before_any_has_two_and_those_left_out_are_counted() -> None:
    many = varied(40)
    few = library(document("a", " ".join(many)), document("b", TOWER), document("c", BIRDS))
    assert {line.document.id for line in compose(few, Length.SHORT).lines} == {"a", "b", "c"}
    summary = compose(library(*(document(str(n), text) for n, text in enumerate(many))), Length.NORMAL)
    assert len({line.document.id for line in summary.lines}) == len(summary.lines) == 7
    assert summary.documents_left_out == 33


def test_no_section_has_more_lines_than_its_share() -> None:
    texts = varied(40)
    sections = [" ".join(texts[at : at + 4]) for at in range(0, 40, 4)]
    summary = compose(library(document("d", *sections)), Length.NORMAL)
    assert len({line.section.anchor for line in summary.lines}) == len(summary.lines)


def test_a_short_summary_has_two_lines_where_three_would_be_too_long() -> None:
    numbers = (", ".join(str(1000 * part + n) for n in range(45)) for part in range(1, 4))
    texts = [f"La lonja vendió los lotes {listed}." for listed in numbers]
    assert len(lines(library(document("d", " ".join(texts))), Length.SHORT)) == 2


def test_what_takes_up_the_title_comes_first() -> None:
    texts = "\n\n".join((*varied(12), "La cofradía estrena sede junto a la lonja este lunes."))
    assert any("cofradía" in line for line in lines(library(document("d", texts, title="La cofradía")), Length.SHORT))


def test_only_what_is_named_is_summed_up() -> None:
    both = library(document("a", TOWER, BIRDS), document("b", BOATS))
    assert lines(both, Length.NORMAL, "b") == [BOATS]
    assert lines(both, Length.NORMAL, "a", section="s1") == [BIRDS]
    summary = compose(both, Length.NORMAL, ["a"], "s1")
    assert summary.section == both.documents[0].sections[1]
    assert summary.documents == both.documents[:1]


@pytest.mark.parametrize(("documents", "section"), [(["x"], None), (["a"], "x"), ([], "x")])
def test_of_what_there_is_not_there_is_an_empty_summary(documents: list[str], section: str | None) -> None:
    summary = compose(library(document("a", TOWER)), Length.NORMAL, documents, section)
    assert (summary.lines, summary.section) == ((), None)
    assert summary.documents_left_out == summary.sections_left_out == 0


def test_documents_take_turns_and_of_a_single_one_its_sections_do() -> None:
    one, other, blank = document("a", TOWER, " ", BIRDS), document("b", BOATS), document("c", "\n")
    assert turns(library(one, other, blank)) == (Turn(("a",)), Turn(("b",)))
    assert turns(library(one, blank)) == turns(library(one, other), ["a"]) == (Turn(("a",), "s0"), Turn(("a",), "s2"))
    assert turns(library(blank)) == turns(library(one), ["x"]) == ()


def test_a_topic_is_found_however_it_is_written() -> None:
    both = library(document("a", TOWER, topics=("Energía", "Pesca")), document("b", BOATS, topics=("pesca",)))
    assert topics(both) == ("Energía", "Pesca")
    assert with_topic(both, " PESCA") == ("a", "b")
    assert with_topic(both, "energia") == ("a",)
    assert with_topic(both, "minas") == ()
