"""YAML texts as trees, and what is refused of them, with its line."""

from __future__ import annotations

import pytest
import yaml

from bot.trees import Loader, TreeError, composed


def test_a_text_becomes_its_root_and_an_empty_one_none() -> None:
    root = composed("a: 1\nb: [2, 3]\n")
    assert isinstance(root, yaml.MappingNode)
    assert [(key.value, key.start_mark.line) for key, _ in root.value] == [("a", 0), ("b", 1)]
    assert composed("# nothing\n") is None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\nb: &x 2\n", 1),
        ("a: 1\nb: *x\n", 1),
        ("a: 1\nb: [[[[[[[[[1]]]]]]]]]\n", 1),
        ("a: 1\n\nb: [1, 2\n", 2),
        ("a: b: c\n", 0),
        ("a: 1\nb: \x07\n", 1),
    ],
)
def test_what_cannot_or_may_not_be_read_is_told_with_its_line(text: str, line: int) -> None:
    with pytest.raises(TreeError) as error:
        composed(text)
    assert (error.value.line, bool(error.value.detail)) == (line, True)


def test_no_tag_runs_anything() -> None:
    root = composed("!!python/object/apply:os.abort []")
    assert isinstance(root, yaml.SequenceNode)


def test_a_line_ends_where_editors_end_it() -> None:
    with pytest.raises(TreeError) as error:
        composed("a: uno\u2028dos\u0085tres\nb: &x 2\n")
    assert error.value.line == 1


def test_a_loader_may_refuse_more() -> None:
    class Flat(Loader):
        limit = 2

    assert composed("a: 1", Flat)
    with pytest.raises(TreeError, match="deep"):
        composed("a: [1]", Flat)
