"""How near texts come to the words that they lack."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.nearness import Nearness
from bot.text import stem

WORDS = ("muerte", "murió", "fábrica", "empresa", "compañía", "río", "guerra", "batalla", "Kazajistán", "1920", "xqzw")
STEMS = st.sampled_from([stem(word) for word in WORDS])
TEXTS = st.lists(STEMS, max_size=6)
WEIGHTS = st.dictionaries(STEMS, st.floats(0.01, 9), min_size=1, max_size=5)


def near(weights: dict[str, float], *stems: str) -> float:
    """Return how near a passage of one sentence comes."""
    ((of_passage, (of_sentence,)),) = Nearness([[stems]]).of(weights, [0])
    assert of_passage == of_sentence
    return of_passage


def test_a_text_comes_nearer_to_a_word_of_like_meaning_than_to_another() -> None:
    asked = {stem("empresa"): 1.0}
    assert near(asked, stem("compañía")) > 2 * near(asked, stem("río")) >= 0


def test_a_word_without_a_vector_comes_near_nothing() -> None:
    assert near({"xqzw": 1.0}, stem("empresa")) == 0
    assert near({stem("empresa"): 1.0}, "xqzw") == 0


def test_a_passage_comes_as_near_as_the_nearest_of_its_sentences_for_each_word() -> None:
    asked = {stem("empresa"): 1.0, stem("guerra"): 1.0}
    compared = Nearness([[[stem("compañía")], [stem("batalla")]], [[stem("río")]]])
    (both, (company, battle)), (river, (alone,)) = compared.of(asked, [0, 1])
    assert max(company, battle) < both <= company + battle
    assert river == alone < both


def test_what_one_sentence_has_its_passage_does_not_come_near() -> None:
    asked = {stem("empresa"): 1.0}
    ((of_passage, of_sentences),) = Nearness([[[stem("empresa")], [stem("compañía")]]]).of(asked, [0])
    assert of_passage == of_sentences[0] == 0 < of_sentences[1]


def test_passages_come_in_the_order_in_which_they_are_asked_for() -> None:
    compared = Nearness([[[stem("compañía")]], [[]], [[stem("río")], []]])
    asked = {stem("empresa"): 1.0}
    first, empty, last = (compared.of(asked, [number])[0] for number in range(3))
    assert compared.of(asked, [2, 0, 1]) == [last, first, empty]
    assert empty == (0, (0,))


def test_of_no_passage_and_to_no_word_there_is_nothing_to_say() -> None:
    assert Nearness([]).of({"a": 1.0}, []) == []
    assert Nearness([[["a"], ["b"]]]).of({}, [0]) == [(0.0, (0.0, 0.0))]


@given(WEIGHTS, TEXTS)
def test_a_text_that_has_every_word_comes_near_nothing(weights: dict[str, float], stems: list[str]) -> None:
    assert near(weights, *stems, *weights) == 0


@given(WEIGHTS, TEXTS)
def test_no_text_comes_nearer_than_what_the_words_it_lacks_weigh(weights: dict[str, float], stems: list[str]) -> None:
    lacked = sum(weight for term, weight in weights.items() if term not in stems)
    assert 0 <= near(weights, *stems) <= lacked * 1.0001


@given(WEIGHTS, TEXTS, TEXTS)
def test_more_words_never_lower_it_unless_they_are_the_words_asked_for(
    weights: dict[str, float], stems: list[str], more: list[str]
) -> None:
    others = [one for one in more if one not in weights]
    assert near(weights, *stems, *others) >= near(weights, *stems) - 1e-6
