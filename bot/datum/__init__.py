"""What datum a question asks for, and where a sentence has it.

A question that asks when, how much, who, where, which name or what an acronym means expects a datum of that kind; a
sentence that has one, beyond the question's own words, is likelier to answer. Of the one sentence that is quoted, the
stretch that answers is marked, whatever the question asks for, if it is likely enough to be the right one.
Everything here is the grammar of Spanish questions and sentences; nothing knows documents or scores.

    asked    the kind of datum a question asks for
    forms    dates, figures and names, wherever they stand
    typed    the datum of the kind asked for
    clause   a question and a sentence, word by word
    pieces   the stretches of a sentence that may be the answer
    traits   what speaks for each
    marks    which one is marked, if any
"""

from bot.datum.asked import Kind, kind_asked
from bot.datum.marks import Mark, Quoted, mark
from bot.datum.typed import find

__all__ = ["Kind", "Mark", "Quoted", "find", "kind_asked", "mark"]
