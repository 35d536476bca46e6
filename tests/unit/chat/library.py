"""Documents for the tests of the chat, and strategies for any other."""

from __future__ import annotations

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


def library(*documents: Document) -> Library:
    return Library("Biblioteca", "De pruebas.", documents, ())


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    text = draw(LONG)
    section = Section("s", draw(st.none() | VISIBLE), text)
    document = Document("d", draw(VISIBLE), (section,))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4)))
    passage = Passage("d#s:1", document, section, Span(cuts[0], max(cuts[3], cuts[0] + 1)))
    citation = Citation(passage, Span(min(cuts[1], len(text) - 1), min(len(text), cuts[1] + 1500)))
    return Answer("¿?", 1.0, (citation,), draw(st.none() | st.just(Span(cuts[1], cuts[2]))), (Hit(passage, 1.0),))
