"""What the bot says of itself fits where Telegram shows it, and nobody is shown a command that is not for them."""

from __future__ import annotations

import re

import pytest

from bot.wording import profile as say


def test_the_descriptions_fit() -> None:
    assert 1 <= len(say.DESCRIPTION) <= 512
    assert 1 <= len(say.SHORT_DESCRIPTION) <= 120


@pytest.mark.parametrize("menu", [say.PRIVATE, say.GROUP, say.ADMINISTRATOR, say.OWNER])
def test_every_menu_fits(menu: dict[str, str]) -> None:
    assert 1 <= len(menu) <= 100
    assert all(re.fullmatch("[a-z0-9_]{1,32}", name) and 1 <= len(text) <= 256 for name, text in menu.items())
    assert set(menu) <= set(say.COMMANDS)


def test_nobody_is_shown_a_command_that_is_not_for_them() -> None:
    for_owners, for_administrators = set(say.OWNING), set(say.GOVERNING)
    assert not (for_owners | for_administrators) & (set(say.PRIVATE) | set(say.GROUP))
    assert not for_owners & set(say.ADMINISTRATOR)
