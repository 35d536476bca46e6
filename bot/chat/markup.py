"""Buttons as Telegram's library has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

if TYPE_CHECKING:
    from bot.chat.reply import Button, Keyboard


def markup(keyboard: Keyboard) -> InlineKeyboardMarkup | None:
    """Return the rows of buttons under a message, if there are any."""
    if not keyboard:
        return None
    return InlineKeyboardMarkup([[inline_button(button) for button in row] for row in keyboard])


def inline_button(button: Button) -> InlineKeyboardButton:
    """Return a button as Telegram's library has it."""
    return InlineKeyboardButton(
        button.label,
        callback_data=button.data or None,
        url=button.url,
        copy_text=CopyTextButton(button.copied) if button.copied is not None else None,
        switch_inline_query=button.shared,
    )
