"""A follow-up made whole: what it leaves out is taken from the question before it.

A fragment replaces what it stands for («¿y en 2023?»), a bare interrogative asks another thing of the same («¿y
dónde?»), and a question that leans on a pronoun or names nobody gets the names it leans on («¿cuántos años tiene?»). A
question that is complete comes back as it was, so that nobody is answered about what they asked before.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.asking.clause import Clause, Phrase, Sort, Word, is_verb
from bot.asking.lexicon import (
    ARTICLES,
    AUXILIARIES,
    CHOOSING,
    CLITICS,
    COPULAS,
    HAPPENING,
    IDENTIFYING,
    OBJECTS,
    OTHERS,
    PLACING,
    POINTING,
    POSSESSIVES,
    PREPOSITIONS,
)

_LONGEST_FRAGMENT: Final = 8
"""Words of a fragment that has no interrogative; a longer one says all that it means."""
_LONGEST_UNOPENED: Final = 4
"""The same where no «y» ties it to what was said: «en 2023»."""
_LEANING_CONTENT: Final = 2
"""Content words of a question that leans on a pronoun: with more it brings its own subject."""
_MOST_CONTENT: Final = 4
"""Content words of a question that goes on from the one before; with more it can be searched as it is."""
_LONGEST_NAME: Final = 3
"""Words typed small that may be a name."""
_TIMES: Final = (Sort.YEAR, Sort.DATE)
_OF: Final = ("de", "del")
_UNSTRESSED: Final = ARTICLES - CLITICS
"""Articles that are no pronouns: behind one stands a subject."""
_PARTICIPLE: Final = re.compile(r"\w{3}[ai]d[oa]s?$")
_ENCLITIC: Final = re.compile(r"\w{3}[aei]rl[aeo]s?$")
"""A pronoun joined to its infinitive: «construirlo»."""
_UNMARKED: Final = str.maketrans("", "", "¿?")
_CLOSING: Final = " ?¿.!"


def complete(question: str, previous: str) -> str:
    """Return `question` with what it takes from `previous`, or unchanged if it takes nothing.

    >>> complete("¿Y en 2023?", "¿Cuánto sumó el comercio en 2022?")
    '¿Cuánto sumó el comercio en 2023?'
    """
    asked, before = Clause.of(question), Clause.of(previous)
    if not any(word.is_content for word in before.words) or len(asked.words) <= asked.opening:
        return question
    if not asked.asking:
        return _substituted(asked, before) if _is_fragment(asked) else question
    if _asks_of_the_same(asked):
        return _asked_of(asked, before)
    if asked.opening and _asks_of_another(asked):
        other = Clause.of(asked.cut(asked.opening, asked.asking.start))
        return _substituted(other, Clause.of(_asked_of(asked, before)))
    if _omits_subject(asked) or _leans(asked):
        return _with_subject(asked, before)
    return _with_topic(asked, before) if asked.opening and _goes_on(asked) else question


def _is_fragment(asked: Clause) -> bool:
    """Tell whether a clause that asks nothing is a piece of a question, by what opens it and how short it is."""
    length = len(asked.words) - asked.opening
    if any(is_verb(asked.words[at]) for at in asked.own):
        return False
    if asked.opening:
        return length <= _LONGEST_FRAGMENT
    return length <= _LONGEST_UNOPENED and asked.words[0].folded in PLACING


def _asks_of_the_same(asked: Clause) -> bool:
    """Tell whether only the interrogative is new: «¿y dónde?», «¿cuándo fue eso?», «¿cuántas provincias?»."""
    own = [asked.words[at].folded for at in asked.own]
    is_identity = any(word in COPULAS for word in own) and asked.words[asked.asking[0]].folded in IDENTIFYING
    return all(word in HAPPENING for word in own) and not is_identity


def _asks_of_another(asked: Clause) -> bool:
    """Tell whether a fragment stands before a bare interrogative: «¿y Lima cuándo?»."""
    own = [asked.words[at].folded for at in asked.own if at > asked.asking.start]
    return asked.asking.start > asked.opening and all(word in HAPPENING for word in own)


def _omits_subject(asked: Clause) -> bool:
    """Tell whether a verb is all that follows the interrogative: «¿cuántos años tiene?», «¿quién lo invitó?»."""
    own = [asked.words[at] for at in asked.own]
    content = [place for place, word in enumerate(own) if word.is_content]
    if any(word.folded in ARTICLES and not is_verb(after) for word, after in pairwise(own)):
        return False
    if len(content) > 1 or asked.has_names or any(word.folded in PREPOSITIONS | _UNSTRESSED for word in own):
        return False
    if not content:
        return True
    verb = own[content[0]]
    before = {word.folded for word in own[: content[0]]}
    return before <= (AUXILIARIES | COPULAS if _PARTICIPLE.search(verb.folded) else AUXILIARIES)


def _leans(asked: Clause) -> bool:
    """Tell whether a short question that names nothing points to what was named: «¿quién es su presidente?»."""
    own = [asked.words[at] for at in asked.own]
    if asked.has_names or sum(word.is_content for word in own) > _LEANING_CONTENT:
        return False
    return any(_is_pointer(word) for word in own)


def _goes_on(asked: Clause) -> bool:
    """Tell whether a question opened by «y» goes on from the one before, and does not bring all it needs."""
    content = sum(asked.words[at].is_content for at in asked.own)
    is_elliptic = not asked.has_names or asked.asking.start > asked.opening
    return content <= _MOST_CONTENT and (is_elliptic or _points(asked))


def _points(asked: Clause) -> bool:
    """Tell whether a question that names somebody points to somebody else too: «¿y quién lo invitó a Lima?»."""
    following = pairwise(asked.own)
    if any(asked.words[at].folded in OBJECTS and is_verb(asked.words[after]) for at, after in following):
        return True
    return any(_is_pointer(asked.words[at]) or asked.words[at].folded in OTHERS for at in asked.own)


def _is_pointer(word: Word) -> bool:
    """Tell whether a word stands for what was named before; only its accent tells «él» from «el»."""
    return word.folded in POINTING | POSSESSIVES or word.text.lower() == "él" or bool(_ENCLITIC.search(word.folded))


def _asked_of(asked: Clause, before: Clause) -> str:
    """Return the previous question with this one's interrogative in the place of its own."""
    interrogative = asked.cut(asked.asking.start, max(asked.asking.stop, asked.noun.stop))
    if before.noun and not asked.noun and asked.words[asked.asking[-1]].folded in CHOOSING:
        rest = before.cut(before.noun[0], len(before.words))
    elif asked.noun or not before.noun:
        rest = before.cut(max(before.asking.stop, before.noun.stop), len(before.words))
    else:  # the noun asked for is now known: «¿qué tren llegó?», «¿cuándo?», «¿cuándo tal tren llegó?»
        such = "tales" if before.words[before.noun[0]].folded.endswith("s") else "tal"
        rest = f"{such} {before.cut(before.noun[0], len(before.words))}"
    return _question(before.cut(0, before.asking.start), interrogative, rest)


def _with_subject(asked: Clause, before: Clause) -> str:
    """Return the question with whom or what the previous one was about behind it."""
    is_demonstrative = any(asked.words[at].folded in POINTING for at in asked.own)
    subject = _topic(before) if is_demonstrative else _subject(before) or _topic(before)
    return _question(_body(asked), f", {subject}" if _points(asked) else subject)


def _with_topic(asked: Clause, before: Clause) -> str:
    """Return the question with all that the previous one was about behind it."""
    return _question(_body(asked), f", {_topic(before)}")


def _body(asked: Clause) -> str:
    return asked.cut(asked.opening, len(asked.words))


def _question(*pieces: str) -> str:
    joined = " ".join(piece for piece in pieces if piece.strip(" ,")).translate(_UNMARKED)
    return f"¿{joined.replace(' ,', ',')}?"


def _subject(before: Clause) -> str:
    """Return the names of a question that no preposition introduces: they are what it speaks about."""
    names = [phrase for phrase in before.phrases() if phrase.sort is Sort.NAME and phrase.preposition is None]
    return ", ".join(before.cut(phrase.body, phrase.end) for phrase in names)


def _topic(before: Clause) -> str:
    """Return a question less its interrogative and its verb: from its first phrase on."""
    starts = [phrase.head if phrase.preposition == "a" else phrase.start for phrase in before.phrases()]
    behind = [start for start in starts if start >= before.asking.stop]
    start = before.noun[0] if before.noun else min(behind or starts, default=before.asking.stop)
    topic = before.cut(start, len(before.words))
    return f"el {topic[3:]}" if topic.startswith("al ") else topic


def _substituted(fragment: Clause, before: Clause) -> str:
    """Return the previous question with the fragment's phrases for what they replace, or with the fragment added."""
    phrases = _phrases_of(fragment, before)
    covered = {at for phrase in phrases for at in range(phrase.start, phrase.end)}
    if not phrases or any(fragment.words[at].is_content and at not in covered for at in fragment.own):
        return _added(_body(fragment), before)
    if _has_owner(fragment) and not any(_counterpart(phrase, before) for phrase in phrases):
        return _with_subject(fragment, before)
    for phrase in phrases:
        before = Clause.of(_with_phrase(fragment, phrase, before))
    return before.text


def _has_owner(fragment: Clause) -> bool:
    return any(fragment.words[at].folded in POSSESSIVES for at in fragment.own)


def _phrases_of(fragment: Clause, before: Clause) -> tuple[Phrase, ...]:
    """Return a fragment's phrases; a bare word typed small stands for a name, and so does «los de Lima»."""
    words = [fragment.words[at] for at in fragment.own]
    phrases = fragment.phrases()
    is_bare = 0 < len(words) <= _LONGEST_NAME and all(word.is_content and word.text.islower() for word in words)
    is_elliptic = bool(words and phrases) and words[0].folded in ARTICLES and phrases[0].preposition in _OF
    if is_elliptic and _counterpart(phrases[0], before):
        return phrases
    if (is_bare and not words[0].text[0].isdigit()) or is_elliptic:
        at = fragment.opening
        return (Phrase(Sort.NAME, at, at, at, len(fragment.words)),)
    return phrases


def _with_phrase(fragment: Clause, phrase: Phrase, before: Clause) -> str:
    """Return a question with a phrase for its counterpart, or added where it has none or several."""
    replaced = _counterpart(phrase, before)
    if replaced is None:
        return _added(fragment.cut(phrase.start, phrase.end), before)
    if phrase.preposition and not (phrase.sort in _TIMES and replaced.preposition in _OF):
        return before.replaced(replaced.start, replaced.end, fragment.cut(phrase.start, phrase.end))
    start = phrase.head if replaced.preposition in ARTICLES else phrase.body
    return before.replaced(replaced.body, replaced.end, fragment.cut(start, phrase.end))


def _counterpart(phrase: Phrase, before: Clause) -> Phrase | None:
    """Return the one phrase of a question that another could replace: of its sort, in its role."""
    known = before.phrases()
    alike = [other for other in known if other.sort is phrase.sort]
    if phrase.sort is Sort.NUMBER:
        return _only(alike) or _day(known)
    if phrase.sort in _TIMES:
        return _only(alike)
    same_role = [other for other in alike if _role(other) == _role(phrase)]
    if phrase.sort is Sort.NOUN:
        return _only(same_role or [other for other in known if phrase.has_article and _role(other) == _role(phrase)])
    same_preposition = [other for other in alike if other.preposition == phrase.preposition]
    if same_preposition or phrase.preposition is None:
        return _only(same_preposition or alike)
    return _only([other for other in alike if other.preposition in _OF]) if phrase.preposition == "en" else None


def _day(known: tuple[Phrase, ...]) -> Phrase | None:
    """Return the day of the one full date among phrases: «3» of «3 de mayo»."""
    dates = [phrase for phrase in known if phrase.sort is Sort.DATE and phrase.end > phrase.head + 1]
    return replace(dates[0], end=dates[0].head + 1) if len(dates) == 1 else None


def _role(phrase: Phrase) -> tuple[str | None, bool]:
    return phrase.preposition, phrase.has_article


def _only(phrases: list[Phrase]) -> Phrase | None:
    return phrases[0] if len(phrases) == 1 else None


def _added(piece: str, before: Clause) -> str:
    return f"{before.text.rstrip(_CLOSING)}, {piece}?"
