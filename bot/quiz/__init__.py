"""Quiz questions made of the documents' own sentences: a sentence with a gap, and four data of which one was there.

    lexicon    what everybody knows of names
    data       the figures, years and days of a sentence
    names      what bears each name of the documents
    standing   whether a sentence can be asked away from its place
    gaps       whether a datum may be left out of it
    choosing   three wrong options beside the right one
    making     a question, within Telegram's limits
    ordering   all questions, well mixed

Everything is an extract: no option, no figure and no name is invented, so a document without three data that could be
taken for a fourth gives no question. Nothing here knows chats or what was asked before.
"""

from bot.quiz.ordering import quizzes

__all__ = ["quizzes"]
