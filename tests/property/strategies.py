"""Libraries, documents and questions to try laws on."""

from __future__ import annotations

from hypothesis import strategies as st

from bot.library import Library
from bot.model import Document, Section

WORDS = st.sampled_from(
    [
        "el",
        "la",
        "de",
        "en",
        "y",
        "Rusia",
        "Kazajistán",
        "energía",
        "comercio",
        "visita",
        "Moscú",
        "2025",
        "12.000",
        "millones",
        "acuerdo",
        "año",
        "presidente",
        "Tokayev",
        "(OTSC)",
        "«cumbre»",
        "niño",
        "22",
        "octubre",
        "firmó",
        "llegó",
        "Astaná,",
        "cooperación;",
        "abrió",
    ]
)
SENTENCES = st.lists(WORDS, min_size=1, max_size=14).map(lambda words: " ".join(words).capitalize() + ".")
PARAGRAPHS = st.lists(SENTENCES, min_size=1, max_size=4).map(" ".join) | st.text(max_size=200)
TEXTS = st.lists(PARAGRAPHS, max_size=5).map("\n\n".join)
HEADINGS = st.none() | st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
TYPED = WORDS | st.sampled_from(["tokaiev", "kazajstan", "otsc", "ENERGIA", "comerzio", "fútbol", "cuadno"])
QUESTIONS = st.lists(TYPED, min_size=1, max_size=8).map(lambda words: f"¿{' '.join(words)}?") | st.text(max_size=80)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    texts = draw(st.lists(TEXTS, min_size=1, max_size=4))
    sections = tuple(Section(f"s{number}", draw(HEADINGS), text) for number, text in enumerate(texts))
    return Document(f"d{draw(st.integers(0, 999))}", draw(st.text(max_size=20)), sections)


LIBRARIES = st.lists(documents(), max_size=3, unique_by=lambda document: document.id).map(
    lambda found: Library(None, None, tuple(found), ())
)
