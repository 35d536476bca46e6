"""Whether a sentence says, torn from its place, who and what it speaks of.

A question is asked far from its document, so nothing in it may point to words that are not there. What is judged is
grammar alone: openings that go on from something, pronouns, a verb whose subject is unsaid. Doubt counts as pointing:
a document has sentences enough.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bot.datum.clause import words
from bot.datum.lexicon import ARTICLES, AUXILIARIES, FINE_JOINTS, PREPOSITIONS
from bot.text import fold, is_stop, leans_back, stem, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.datum.clause import Word

_ORDINAL: Final = (
    r"(?:primer[oa]?|segund[oa]|tercer[oa]?|ultim[oa]|anterior|siguiente|mism[oa]|otr[oa]|cual|de|que)(?:e?s)?"
)
_OPENING: Final = re.compile(
    r"(?:pero|y|e|o|u|ni|mas|sino|pues|aunque|porque|que|lo|les?|se|nos|me|mientras|tanto|solo|todo|aparte|juntos|juntas"
    r"|sin embargo|no obstante|es decir|hoy|ahora|ayer|antes|tod[oa]s|algun[oa]s|much[oa]s|otr[oa]s"
    r"|de (?:hecho|igual|lo contrario|otr[oa]|nuevo|manera|modo|forma)"
    r"|por (?:lo|tanto|consiguiente|ejemplo|el contrario|otr[oa] \w+|su (?:parte|lado)|ultimo|fin|desgracia|supuesto)"
    r"|en (?:cambio|consecuencia|efecto|particular|concreto|resumen|realidad|otr[oa]s? \w+|comparacion|contraste"
    r"|respuesta|general|total|ocasiones|conjunto|(?:primer|segundo|tercer|ultimo) lugar)"
    r"|como (?:resultado|consecuencia|respuesta|tal)|al (?:mismo|igual|contrario|final|principio|parecer|menos)"
    r"|a (?:su vez|diferencia|continuacion|veces|menudo|pesar)|con (?:ello|todo)|para ello|tras ello"
    rf"|(?:cada )?un[oa]s? de (?:ell|l)[oa]s|(?:el|l[oa]s?) {_ORDINAL}|l[oa]s (?:dos|tres|cuatro|cinco))\b"
)
"""How a folded sentence begins that goes on from another."""
_POINTING: Final = re.compile(
    r"\b(?:est[eao]s?|es[eao]s?|aquel|aquell[oa]s?|dich[oa]s?|ello|ell[oa]s?|alli|ahi|aqui|tales|mism[oa]s?|l[oa]s dos"
    r"|anterior(?:es)?|anteriormente|(?:mencionad|citad|antedich|respectiv)[oa]s?|respectivamente"
    r"|(?:dia|año) (?:siguiente|pasado)|(?:lo|asi) (?:hab|hizo|hici|hac)\w+"
    r"|yo|tu|usted(?:es)?|nosotr[oa]s|nuestr[oa]s?|vuestr[oa]s?|mi|mis|nos"
    r"|(?:años?|mes(?:es)?|dias?|semanas?|horas?|decadas?|siglos?|poco|mucho|tiempo)"
    r" (?:despues|mas tarde|antes)(?! de\b| que\b))\b"
)
"""Folded words that point out of the sentence, or may."""
_LOOKALIKE: Final = re.compile(r"\b[Ee]st(?:á|án|é|én)\b")
_HE: Final = re.compile(r"\b[Éé]l\b")
_UNFIT: Final = re.compile(r"[?¿!¡…;|=<>^*_\[\]{}#\n\t]|\.\.|https?:|www\.| \w+:\w")
"""Questions, cries, formulas, tables and remains of markup; a semicolon mostly joins two sentences."""
_PAIRS: Final = ("«»", "“”", "()")
_QUOTES: Final = str.maketrans("", "", '«»“”"')
_LAST_WORD: Final = re.compile(r"(\w+)[.»”\")]*$")
_ASIDE: Final = re.compile(r"\w+(?:mente|[ai]d[oa]s?|[ai]ndo|iendo)", re.IGNORECASE)
"""First words of what comes before a subject: «Finalmente, …», «Fundada en 1901, …»."""
_BEHIND_VERB: Final = frozenset(("un", "una", "unos", "unas", "el", "la", "los", "las", "que", "con", "su", "sus"))
_REPORTED: Final = re.compile(r"^(?:\w+ ){1,6}se \w+ que\b")
"""A beginning that needs no subject: «Para 2030 se prevé que…»."""
_IMPERSONAL: Final = frozenset(("hay", "hubo", "habia", "habra", "existe", "existen", "existio", "existieron"))
_GOVERNING: Final = PREPOSITIONS | ARTICLES | {"al", "del", "que", "y", "e", "o", "u", "como", "cada"}
"""Words behind which a noun is no subject by itself."""
_DEFINITE: Final = frozenset(("el", "la", "los", "las"))
_PREDICATE: Final = AUXILIARIES | {"le", "les", "lo", "se"}
_PAST: Final = re.compile(r"(?:eron|ó|ía|ían)$")
_RELATIVE: Final = frozenset(("que", "quien", "quienes", "donde", "cuando", "cuyo", "cuya", "cuyos", "cuyas", "si"))
_VERBS: Final = AUXILIARIES - {"no", "se", "ya", "tambien", "solo", "ser"}
_DETERMINERS: Final = ARTICLES - {"lo", "su", "sus"} | frozenset(
    ("cada", "ningun", "ninguna", "algunos", "algunas", "muchos", "muchas", "varios", "varias", "todos", "todas")
)


def stands_alone(sentence: str) -> bool:
    """Tell whether `sentence` is whole and leaves nothing unsaid that another would have to say."""
    return (
        _is_whole(sentence)
        and not leans_back(sentence)
        and not _OPENING.match(fold(sentence))
        and not _HE.search(sentence)
        and not _POINTING.search(fold(_LOOKALIKE.sub("es", sentence)))
        and _has_subject(sentence)
    )


def rests_on_context(sentence: str, title: str) -> bool:
    """Tell whether the subject is a bare noun of which something was said before: «El fuerte fue…», «Las tropas…».

    A noun of the document's title was said in the question itself.
    """
    match words(sentence, "", ()):
        case (article, noun, verb, *_) if article.folded in _DEFINITE:
            is_bare = verb.is_verb or verb.folded in _PREDICATE or _PAST.search(verb.text)
            return bool(is_bare) and noun.stem not in {stem(token.text) for token in tokens(title)}
    return False


def _is_whole(sentence: str) -> bool:
    last = _LAST_WORD.search(sentence)
    return (
        sentence[:1].isupper()
        and sentence.endswith((".", ".»", '."', ".”"))
        and last is not None
        and (last[1].isupper() or fold(last[1]) not in FINE_JOINTS | ARTICLES)
        and not _UNFIT.search(sentence)
        and all(sentence.count(one) == sentence.count(other) for one, other in _PAIRS)
        and sentence.count('"') % 2 == 0
    )


def _has_subject(sentence: str) -> bool:
    """Tell whether something that may be its subject stands before the first finite verb, or it needs none."""
    found = words(sentence.translate(_QUOTES), "", ())
    if len(found) < 2 or _begins_with_verb(found):  # noqa: PLR2004 - a subject and a verb
        return False
    is_aside = _ASIDE.fullmatch(found[0].text) is not None
    if _REPORTED.search(sentence) or (not is_aside and _heads(found, 0)):
        return True
    verb = _finite(found)
    if verb is None:
        return False
    first = next((at for at, word in enumerate(found) if word.is_parted), verb) if is_aside else 0
    return found[verb].folded in _IMPERSONAL or any(_heads(found, at) for at in range(first, verb))


def _begins_with_verb(found: Sequence[Word]) -> bool:
    """Tell whether a sentence begins with its verb; a noun has no article behind it."""
    first, second = found[:2]
    alone = words(first.text.lower(), "", ())
    is_followed = second.folded in _BEHIND_VERB and not second.is_parted
    return alone[0].is_verb or (is_followed and first.folded not in _DETERMINERS and not is_stop(first.text))


def _finite(found: Sequence[Word]) -> int | None:
    """Return where the first finite verb is that stands in no relative clause."""
    is_relative = False
    for at, word in enumerate(found):
        if word.folded in _RELATIVE:
            is_relative = True
        elif word.is_verb or word.folded in _VERBS:
            if not is_relative:
                return at
            is_relative = False
    return None


def _heads(found: Sequence[Word], at: int) -> bool:
    """Tell whether a phrase that hangs on no preposition begins at a word: one with an article, or a name."""
    word = found[at]
    if at and not word.is_parted and found[at - 1].folded in _GOVERNING:
        return False
    if word.folded in _DETERMINERS:
        return True
    goes_on = at > 0 and not word.is_parted and found[at - 1].text[0].isupper()
    return word.text[0].isupper() and not goes_on and not is_stop(word.text)
