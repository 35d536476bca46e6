"""An evaluation, told in Spanish to whoever owns the documents.

    table (measures -> cells) -> text (for a terminal) | page (HTML, with pictures)

What was measured comes from `evaluation`; nothing is computed or read here.
"""

from bot.report.page import page
from bot.report.text import beside, comparison, text

__all__ = ["beside", "comparison", "page", "text"]
