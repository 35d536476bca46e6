"""What is new in a library since an earlier state of it, told in the documents' own sentences.

    values      Edition, what is remembered; Novelties, what is told
    typography  a text without the differences that say nothing
    pairing     which document and section of then is which of now
    wordings    which sentence was put in place of which
    changes     what a document says now that it did not, and no longer says
    comparing   compare(edition, library) -> Novelties

What only moved, or is only set in other type, is no news. Nothing here knows who was told what, or when.
"""

from bot.novelty.comparing import compare, edition_of
from bot.novelty.values import (
    Added,
    Change,
    Changed,
    Edition,
    GoneSection,
    NewSection,
    Novelties,
    Removed,
    Renamed,
    Replaced,
    Said,
)

__all__ = [
    "Added",
    "Change",
    "Changed",
    "Edition",
    "GoneSection",
    "NewSection",
    "Novelties",
    "Removed",
    "Renamed",
    "Replaced",
    "Said",
    "compare",
    "edition_of",
]
