"""What is said in a quiz: the sentence with a gap, and where it stands."""

from __future__ import annotations

from typing import Final

GAP: Final = "______"
"""What stands for the words to be guessed."""


def question(title: str, gapped: str) -> str:
    """Return a question: «Completa la frase de «Riego»: El riego empieza a las ______.»."""
    inner = title.replace("«", "“").replace("»", "”")
    return f"Completa la frase de «{inner}»: {gapped}"


def explanation(sentence: str, place: str) -> str:
    """Return what is shown once somebody has answered: the sentence and its place, on two lines."""
    return f"{sentence}\n{place}"
