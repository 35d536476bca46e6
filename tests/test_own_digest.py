"""What is said of the article that comes with Glosa when it is summed up, as recorded."""

from __future__ import annotations

import yaml

from bot.digest import Length
from tests.quality import digests


def test_our_own_article_is_summed_up_as_recorded() -> None:
    message = f"not what {digests.RECORD.name} says; if no fewer facts are told, record it: {digests.COMMAND} --record"
    assert digests.written(digests.own()) == digests.RECORD.read_text(encoding="utf-8"), message


def test_a_longer_summary_of_our_own_article_tells_no_fewer_of_its_twelve_facts() -> None:
    record = yaml.safe_load(digests.RECORD.read_text(encoding="utf-8"))
    told = [record[length.value]["facts"] for length in Length]
    assert told == sorted(told)
    assert len(digests.own().facts) == 12


def test_every_key_fact_of_our_own_article_can_be_told() -> None:
    text = digests.own()
    assert text.told(text.sentences()) == list(range(len(text.facts)))


def test_the_words_of_a_fact_tell_it_and_others_do_not() -> None:
    text = digests.own()
    assert text.told(["El 22 de octubre llovió."]) == [0]
    assert text.told(["Llovió."]) == []
