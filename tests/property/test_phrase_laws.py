"""Laws of the search for exact words."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from bot.passages import passages_of
from bot.phrases import Phrases, wanted_in
from bot.text import fold
from tests.property.strategies import LIBRARIES, WORDS

if TYPE_CHECKING:
    from bot.library import Library

TYPED = st.lists(WORDS | st.sampled_from(['"', "«", "»", "ENERGIA", "ano"]), max_size=5).map(" ".join) | st.text(
    max_size=30
)


def folded(text: str) -> list[str]:
    """Return the letters and digits of a text, folded, which says where they stood together and no more."""
    return re.findall(r"[^\W_]+", fold(unicodedata.normalize("NFC", text)))


@given(LIBRARIES, TYPED)
def test_every_hit_is_the_words_searched_for_and_every_word_searched_for_is_a_hit(library: Library, typed: str) -> None:
    wanted = [" ".join(folded(" ".join(phrase))) for phrase in wanted_in(typed)]
    for one in Phrases(passages_of(library.documents)).search(typed):
        text = one.passage.section.text
        said = [" ".join(folded(span.of(text))) for span in one.spans]
        assert all(any(phrase in span for phrase in wanted) for span in said)
        assert all(any(phrase in span for span in said) for phrase in wanted)


@given(LIBRARIES, TYPED)
def test_hits_stand_in_their_passage_in_order_and_apart(library: Library, typed: str) -> None:
    for one in Phrases(passages_of(library.documents)).search(typed):
        edges = [edge for span in one.spans for edge in (span.start, span.end)]
        assert edges == sorted(edges)
        assert one.passage.span.start <= edges[0]
        assert edges[-1] <= one.passage.span.end


@given(LIBRARIES, st.data())
def test_any_word_is_found_in_the_passage_it_was_taken_from(library: Library, data: st.DataObject) -> None:
    passages = passages_of(library.documents)
    words = [(word, passage) for passage in passages for word in re.findall(r"(?<!\w)[^\W\d_]+(?!\w)", passage.text)]
    if words:
        word, passage = data.draw(st.sampled_from(words))
        assert passage in [one.passage for one in Phrases(passages).search(word)]


@given(LIBRARIES, WORDS)
def test_nothing_more_is_found_where_more_is_searched_for(library: Library, word: str) -> None:
    phrases = Phrases(passages_of(library.documents))
    one, both = phrases.search("el"), phrases.search(f"el {word}")
    assert {found.passage.id for found in both} <= {found.passage.id for found in one}
