"""Which names of the documents are persons', countries', cities' or some other kind of thing's.

A name's kind is what the documents call it («la compañía rusa Rosatom», «Ana, presidenta de…»), what its own first word
says («Universidad de…») or what everybody knows (`lexicon`). A name that is told two kinds, or none, is not used.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bot.model import Span
from bot.quiz.data import Datum, Sort
from bot.quiz.lexicon import (
    CALLED,
    CITIES,
    COUNTRIES,
    FOREIGN,
    GROUPS,
    MEN,
    NO_PERSON,
    PLACES,
    PRAISES,
    ROLES_OF_MEN,
    ROLES_OF_WOMEN,
    WOMEN,
)
from bot.text import is_stop

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

PERSON: Final = "person"
COUNTRY: Final = "country"
CITY: Final = "city"
SHORTEST: Final = 3
"""Letters of a name: a shorter one is a piece of one, or an initial."""
_CAPITAL: Final = "[A-ZÁÉÍÓÚÜÑ]"
_WORD: Final = rf"(?:{_CAPITAL}[\w'’]+(?:-{_CAPITAL}[\w'’]+)*|{_CAPITAL}\.)"
_LINK: Final = r"(?:del|de(?: la| las| los)?|and|of(?: the)?|von|van|da|di|do|al|bin|ibn)"
_NAME: Final = re.compile(rf"(?<![\w\-'’]){_WORD}(?: (?:{_LINK} )?{_WORD})*(?![\w\-'’]| \d)")
_ARTICLE: Final = re.compile(r"\b(el|la|los|las|del|al) $", re.IGNORECASE)
_JOINED: Final = {"del": "el", "al": "el"}
_IN: Final = re.compile(r"\b(?:en|desde|hacia|hasta) (?:el |la )?$", re.IGNORECASE)
_DETERMINER: Final = r"\b(?P<det>[Ee]l|[Ll]a|[Uu]n|[Uu]na|[Ss]u|del|al)"
_BEFORE: Final = re.compile(rf"{_DETERMINER} (?P<first>[a-záéíóúüñ]{{2,}})(?: (?P<second>[a-záéíóúüñ]{{3,}}))?,? $")
_BEHIND: Final = re.compile(r", (?:(?P<det>el|la|un|una) )?(?:[a-záéíóúüñ]+ )?(?P<role>[a-záéíóúüñ]{3,})\b")
_CALLED: Final = re.compile(
    rf"{_DETERMINER} (?:(?P<noun>{'|'.join(CALLED)})(?: [a-záéíóúüñ]{{4,}})?|(?P<place>{'|'.join(PLACES)})(?: de)?) $"
)
_ROMAN: Final = re.compile(r"[IVXL]+")


@dataclass(frozen=True, slots=True)
class _Told:
    """What a mention tells of a name: its kind and, of a person, the gender where it shows."""

    kind: str
    gender: str = ""


@dataclass(slots=True)
class _Mentions:
    """What all mentions of a name tell of it."""

    told: set[_Told] = field(default_factory=set)
    articles: Counter[str] = field(default_factory=Counter)
    is_place: bool = False

    @property
    def kind(self) -> str | None:
        """The kind of its bearer, if just one is told."""
        kinds = {one.kind for one in self.told}
        return kinds.pop() if len(kinds) == 1 else None

    @property
    def gender(self) -> str:
        """The gender of a person; a man's where none shows, as then no word of the sentence shows it either."""
        genders = {one.gender for one in self.told} - {""}
        return genders.pop() if len(genders) == 1 else "m"


class Names:
    """The names of some sentences of which it is told what bears them."""

    def __init__(self, sentences: Iterable[str]) -> None:
        """Learn the names of all the sentences together."""
        self._mentions: dict[str, _Mentions] = defaultdict(_Mentions)
        for sentence in sentences:
            for span in _names(sentence):
                self._learn(sentence, span)
        self._shapes = {**dict(self._surnames()), **dict(self._told())}

    def data(self, sentence: str) -> Iterator[Datum]:
        """Yield the names of a sentence whose kind is told, where they stand with the article they mostly have."""
        for span in _names(sentence):
            name = span.of(sentence)
            shape = self._shapes.get(name)
            if shape and shape[-1] == _article(sentence[: span.start]):
                yield Datum(Sort.PERSON if shape[0] == PERSON else Sort.NAME, shape, span, name)

    def _learn(self, sentence: str, span: Span) -> None:
        mentions = self._mentions[span.of(sentence)]
        before = sentence[: span.start]
        mentions.articles[_article(before)] += 1
        mentions.is_place |= _IN.search(before) is not None
        mentions.told.update(_told(sentence, span))

    def _told(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        for name, mentions in self._mentions.items():
            if mentions.kind == PERSON:
                if _may_be_person(name, mentions):
                    yield name, (PERSON, _form(name), mentions.gender, "")
            elif mentions.kind:
                is_known = name in COUNTRIES or name in CITIES
                yield name, (mentions.kind, "" if is_known else mentions.articles.most_common(1)[0][0])

    def _surnames(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield the last words of persons' names that stand alone elsewhere."""
        genders: dict[str, set[str]] = defaultdict(set)
        for name, mentions in self._mentions.items():
            if mentions.kind == PERSON and _may_be_person(name, mentions) and _form(name) == "full":
                genders[name.split()[-1]].add(mentions.gender)
        for surname, known in genders.items():
            alone = self._mentions.get(surname)
            if alone and not alone.told and len(known) == 1 and _may_be_person(surname, alone):
                yield surname, (PERSON, "short", *known, "")


def _names(sentence: str) -> Iterator[Span]:
    """Yield where names stand, less a first word of grammar."""
    for match in _NAME.finditer(sentence):
        first, _, rest = match[0].partition(" ")
        is_cut = is_stop(first) and match[0] not in CITIES and match[0] not in COUNTRIES
        start = match.end() - len(rest) if is_cut else match.start()
        if match.end() - start >= SHORTEST and sentence[start].isupper():
            yield Span(start, match.end())


def _article(before: str) -> str:
    """Return the article that stands right before a name, or nothing."""
    match = _ARTICLE.search(before)
    return _JOINED.get(match[1].lower(), match[1].lower()) if match else ""


def _form(name: str) -> str:
    """Return how a person's name is written: «Isabel II», «Ana Sol», «Sol»."""
    parts = name.split()
    if _ROMAN.fullmatch(parts[-1]):
        return "numeral"
    return "full" if len(parts) > 1 else "short"


def _may_be_person(name: str, mentions: _Mentions) -> bool:
    parts = name.split()
    is_given_alone = len(parts) == 1 and (name in MEN or name in WOMEN)
    is_shouted = any(len(part) > 2 and part.isupper() and not _ROMAN.fullmatch(part) for part in parts)  # noqa: PLR2004 - «JFK»
    is_other = is_given_alone or is_shouted or not NO_PERSON.isdisjoint(parts) or parts[-1].endswith(".")
    return not mentions.is_place and "" in mentions.articles and not is_other


def _told(sentence: str, span: Span) -> Iterator[_Told]:
    """Yield what a mention tells of the kind of its name."""
    name, before = span.of(sentence), sentence[: span.start]
    head, _, rest = name.partition(" ")
    called = _CALLED.search(before)
    if name in COUNTRIES or name in CITIES:
        yield _Told(COUNTRY if name in COUNTRIES else CITY)
    elif head in GROUPS:
        yield from [_Told(GROUPS[head])] if rest else []
    elif called:
        yield _Told(CALLED[called["noun"]] if called["noun"] else PLACES[called["place"]])
    elif FOREIGN.isdisjoint(name.split()):
        yield from _person(name.split(), before, sentence[span.end :])


def _person(parts: Sequence[str], before: str, behind: str) -> Iterator[_Told]:
    """Yield what tells that a name is a person's: a role before or behind it, a given name at its beginning."""
    if match := _BEHIND.match(behind):
        yield from _of_role(match["role"], match["det"] or "")
    if match := _BEFORE.search(before):
        is_praised = match["first"] in PRAISES and match["second"]
        yield from _of_role(match["second"] if is_praised else match["first"], match["det"])
    capitals = [part for part in parts[1:] if part[0].isupper()]
    if capitals and not _article(before) and not any(part in COUNTRIES or part in CITIES for part in capitals):
        given = parts[0].split("-")
        yield from [_Told(PERSON, "m")] if MEN.issuperset(given) else []
        yield from [_Told(PERSON, "f")] if WOMEN.issuperset(given) else []


def _of_role(role: str, determiner: str) -> Iterator[_Told]:
    """Yield the gender of who has a role; of «artista» or «líder» the article tells it."""
    genders = {"m": role in ROLES_OF_MEN, "f": role in ROLES_OF_WOMEN}
    told = [gender for gender, is_told in genders.items() if is_told]
    if len(told) > 1:
        yield _Told(PERSON, {"la": "f", "una": "f", "su": "", "": ""}.get(determiner.lower(), "m"))
    elif told:
        yield _Told(PERSON, told[0])
