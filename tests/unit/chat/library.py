"""Documents for the tests of the chat, and strategies for any other."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

from bot.library import Library
from bot.model import Answer, Citation, Document, Hit, Passage, Section, Span

# What Telegram takes out of a text or turns into a space would not be found again in what it shows.
KEPT = st.characters(
    exclude_categories=["Cs", "Cc", "Zl", "Zp"],
    exclude_characters=[*map(chr, (0x0333, 0x033F, 0x030A, *range(0x2028, 0x202F)))],
)
TEXTS = st.text(KEPT | st.sampled_from("<>&\"'. \n"), max_size=300)
VISIBLE = TEXTS.map(lambda text: f"a{text}z")
LONG = st.builds(lambda text, times: text * times, VISIBLE, st.integers(1, 60))


OPENING = Section("inicio", None, "El jardín es de todos. Abre a las ocho & cierra a las <diez>. No se paga.")
WATERING = Section("riego", "El riego", "Se riega de noche.")
EMPTY = Section("vacio", "Vacía", "")
GARDEN = Document(
    "jardin",
    "El jardín",
    (OPENING, WATERING, EMPTY),
    date=dt.date(2025, 3, 1),
    author="Ana",
    source="Archivo",
    topics=("plantas", "agua"),
)
HOUSE = Document("casa", "La casa", (Section("inicio", None, "Tiene dos plantas."),))


def library(*documents: Document) -> Library:
    return Library("Biblioteca", "De pruebas.", documents, ())


ONE, SEVERAL = library(GARDEN), library(GARDEN, HOUSE)


def passage_of(document: Document, section: Section) -> Passage:
    """Return a section as one passage."""
    return Passage(f"{document.id}#{section.anchor}:1", document, section, Span(0, len(section.text)))


def cited(document: Document, section: Section, quote: str, *data: str) -> Citation:
    """Return the citation of a quote with data marked in it."""
    start = section.text.index(quote)
    places = [(section.text.index(datum, start), len(datum)) for datum in data]
    marks = tuple(Span(place, place + length) for place, length in places)
    return Citation(passage_of(document, section), Span(start, start + len(quote)), marks)


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    text = draw(LONG)
    section = Section("s", draw(st.none() | VISIBLE), text)
    document = Document("d", draw(VISIBLE), (section,))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4)))
    passage = Passage("d#s:1", document, section, Span(cuts[0], max(cuts[3], cuts[0] + 1)))
    quoted = Span(min(cuts[1], len(text) - 1), min(len(text), cuts[1] + 1500))
    marks = st.sampled_from([(), (Span(quoted.start, quoted.start + 1),), (quoted,)])
    citations = st.lists(st.builds(Citation, st.just(passage), st.just(quoted), marks), min_size=1, max_size=3)
    return Answer(
        question="¿?",
        confidence=1.0,
        citations=tuple(draw(citations)),
        passages=(Hit(passage, 1.0),),
        understood=tuple(draw(st.lists(VISIBLE, max_size=3))),
        unanswered=tuple(draw(st.lists(VISIBLE, max_size=3))),
        differing=draw(st.booleans()),
    )
