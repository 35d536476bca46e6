"""What the pages say besides the documents: Spanish, whole, and without markup."""

from __future__ import annotations

import re

import pytest

from bot.wording import pages as say

SAID = [
    *(value for name, value in vars(say).items() if isinstance(value, str) and not name.startswith("_")),
    *(say.part(2, 5), say.page(2, 1000), say.sections(1), say.sections(1234)),
    *(say.in_group("guia_bot"), say.shorter(1000), say.wait(1), say.wait(60)),
]


@pytest.mark.parametrize("sentence", SAID)
def test_a_sentence_has_no_markup_and_its_marks_in_pairs(sentence: str) -> None:
    assert sentence == sentence.strip() != ""
    assert not re.search(r"</?[a-z]+>|\*\*|__|&[a-z]+;|[{}]", sentence)
    assert sentence.count("?") == sentence.count("¿")
    assert sentence.count("!") == sentence.count("¡")
    assert sentence.count("«") == sentence.count("»")


def test_numbers_are_written_as_they_are_read() -> None:
    assert say.sections(1) == "1 sección"
    assert say.sections(1234) == "1.234 secciones"
    assert "1 segundo " in say.wait(1)
    assert "60 segundos" in say.wait(60)
