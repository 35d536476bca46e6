"""What somebody does at the page, in a line each; everything is found as who cannot see it finds it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.wording.demo import PAGE

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


class Window:
    """A window of the browser with the chat page in it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.page.locator(".chat").first.wait_for()

    @property
    def field(self) -> Locator:
        """Where a message is written."""
        return self.page.get_by_role("combobox")

    @property
    def messages(self) -> Locator:
        """The messages of the open chat."""
        return self.page.locator(".row")

    @property
    def last(self) -> Locator:
        """The last message of the open chat."""
        return self.messages.last

    def become(self, name: str) -> None:
        """Write as somebody else."""
        self.page.get_by_role("radio", name=name).click()

    def go(self, chat: str) -> None:
        """Open a chat, by its name in the list."""
        self.page.locator(".chat", has_text=re.compile(rf"^\W*.?{re.escape(chat)}")).first.click()

    def say(self, text: str) -> None:
        """Write a message and send it."""
        self.field.fill(text)
        self.field.press("Enter")
        self.page.locator(".out", has_text=text[-30:]).last.wait_for()

    def choose(self, sentence: str, **values: str) -> None:
        """Choose from the menu that is open, by the name of its sentence."""
        self.page.get_by_role("menuitem", name=PAGE[sentence].format(**values)).click()

    def options(self, message: Locator) -> None:
        """Open the menu of a message."""
        message.hover()
        message.get_by_role("button", name=PAGE["message_menu"]).click()

    def press(self, label: str | re.Pattern[str]) -> None:
        """Press the last button with a label under a message."""
        self.page.locator(".key", has_text=label).last.click()

    def toast(self) -> str:
        """Return what is shown for a moment."""
        passing = self.page.get_by_role("status")
        passing.locator("p").wait_for()
        return passing.inner_text()
