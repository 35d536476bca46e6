"""Whether a sentence can be read by itself, as far as its own words tell.

A summary shows sentences without what stood before them, so none may begin in the air: with what points to something
named before («Este…», «Con ese fin…»), with what ties it to another sentence («Sin embargo…», «Por su parte…»), or with
a verb whose subject was named before («Fue fundado…», «En 1785 presentó…»). Nor is a caption, an item of a list, a
question or half a quotation read by itself. Only grammar is known here, and what is doubtful counts as in the air.
"""

from __future__ import annotations

import re
from typing import Final

from bot.asking.lexicon import VERB_ENDINGS, VERBS
from bot.text import fold, leans_back, tokens
from bot.text.lexicon import MONTHS, SEASONS

_REACH: Final = 5
"""Words in which what opens a sentence may point back: «Una gran parte de estas»."""
_OPENING: Final = 120
"""Characters that are looked at from the first word on."""
_THEM: Final = r"(?:ell[oa]s?|est[oa]s?|es[oa]s?)"
_TYING: Final = re.compile(
    r"(?:"
    r"(?:y|e|o|ni|pero|pues|sino|incluso|igualmente|finalmente|entretanto|donde|(?:que|si|no)(?=,)|sin embargo"
    r"|no obstante|ahora bien|al contrario|es decir|esto es|o sea|mientras tanto|al mismo tiempo|lo que es mas"
    r"|a (?:su vez|continuacion|la vez)|mas (?:tarde|adelante|aun)|(?:desde|hasta|para|solo) entonces"
    r"|poco (?:despues|antes)(?! de)|por (?:su parte|ultimo|consiguiente|ejemplo|(?:lo )?tanto|el contrario|un lado)"
    rf"|por (?:una parte|{_THEM}|lo (?:que|cual))|(?:por|de) otr[oa] (?:lado|parte|modo|manera|forma)"
    r"|de (?:hecho|ahi|lo contrario|nuevo|un lado|(?:modo|manera) que|(?:forma|manera|modo) similar)"
    r"|de(?:l mismo modo| (?:la misma|igual) (?:forma|manera)| igual modo)"
    r"|en (?:cambio|consecuencia|contraste|particular|concreto|efecto|realidad|otras palabras|tal caso|caso contrario"
    r"|ambos casos|(?:primer|segundo|tercer|ultimo) lugar|su lugar|la siguiente)"
    r"|como (?:tal(?:es)?|resultado|consecuencia)|(?:el|la|los|las) (?:(?:mism|otr)[oa]s?|demas|siguientes?|resto)"
    rf"|lo (?:mismo|anterior|cual)|\w+ de {_THEM}|entre (?:{_THEM}|otr[oa]s)"
    r"|tod[oa]s (?:ell[oa]s|son|eran|fueron|han|se|tienen))\b"
    r"|(?:\w+ ){1,3}(?:despues|mas tarde|antes),)"
)
"""What ties a sentence to the one before, in folded words."""
_POINTING: Final = (
    r"(?:(?<!\bal )(?<!\bdel )(?<!\bel )(?:[eé]st[ea]|[eé]s[ea])|[eé](?:st[oa]s|s[oa]s)|esto|eso|dich[oa]s?|ell[oa]s?"
    r"|aquel(?:l[oa]s?)?|tal(?:es)?|amb[oa]s)\b(?! (?:que|como)\b)|(?:similar(?:es)?|anterior(?:es)?)\b(?! a\b)"
)
"""What points to something named before; «el este» is a quarter of the sky, «está» a verb."""
_POINTS: Final = re.compile(rf"\b(?:{_POINTING})")
_CIRCUMSTANCE: Final = re.compile(
    r"(?:a|ante|con|de|desde|durante|en|entre|hasta|mediante|para|por|seg[úu]n|tras|(?P<clause>aunque|como|cuando|si|mientras))\b"
    r"(?P<told>[^,;:]{1,80}), "
)
"""What may come before the subject, up to its comma: «En los últimos años, …», «Cuando llegaron, …»."""
_OF_SOMEBODY: Final = re.compile(r"(?:\w+ ){0,2}(?:sus?|les?)\b|\w+ (?:lo|les?) \w+(?:ó|aron|ieron)\b")
"""What somebody else has, or what is done to somebody, of whom nothing was said; in lower case."""
_LEANING_ON_NOTHING: Final = re.compile(
    r"(?:ademas|antes|despues|luego) del?\b|(?:asi|tal) como\b|aquel(?:l[oa]s?)? que\b"
)
"""Words that do not lean when what they are about follows: «Además de pan, …»."""
_CALENDAR: Final = "|".join(map(fold, sorted(MONTHS | SEASONS)))
_WHEN: Final = re.compile(
    rf"(?:(?:en|desde|hacia|durante|tras|a|hasta|de|el|la|los|las|del|al|por|y|mes|año|años|decada|siglo|{_CALENDAR}"
    r"|comienzos|no|ya|hoy|solo|nunca|a menudo|a veces|poco a poco|\w+mente|\d[\w.]*|[xvi]+)\b[ ,]*)*"
)
"""What says when or how often, before anything else."""
_SUBJECT: Final = (
    r"el|la|los|las|una?|unos|unas|\d+|cien|mil|\w+(?:enta|inta|einte)"
    r"|(?!mas|menos|despues|antes|entonces|lejos)\w{3,}s"
)
"""What a subject behind its verb begins with: an article, a number or a plural."""
_THERE_IS: Final = re.compile(
    r"(?:ha[by]\w*|hubo|existen?|existian?|quedan?|faltan?)\b"
    r"|(?:se \w+|(?:es|era|fue|sera) \w+|parece|resulta|cabe \w+)(?: \w+)?,? (?:(?:[^,]{1,60}, )?que|[a-z]+[aei]r)\b"
    rf"|se (?:(?:han?|habian?) )?\w+ (?:\w+mente )?(?:{_SUBJECT})\b"
    rf"|estan? (?:\w+mente )?\w+ (?:{_SUBJECT})\b"
)
"""A verb first whose subject comes after it or is nobody: «Hay tres», «Se cree que», «Se firmaron los tratados»."""
_VERBS: Final = VERBS | frozenset(
    (  # noqa: SIM905 - a list of words is read as such
        "comprende comprenden consiste consisten cuenta cuentan dispone describe describen define afirma "
        "afirman señala señalan sostiene sostienen argumenta argumentan propone proponen explica muestra "
        "muestran indica indican sugiere sugieren concluye admite suele suelen parece parecen ocupa ocupan "
        "limita abarca abarcan constituye depende dependen supuso dio puso supo estuvo establece establecen "
        "implica fomenta se"
    ).split()
)
"""Frequent verbs whose ending does not tell that they are, and the pronoun that stands before one; folded."""
_IMPERFECT: Final = re.compile(r"(?!todavía)\w{3,}ía$")
_CAME: Final = re.compile(r" \w+(?:aron|ieron)")
"""All that a clause says of somebody of whom nothing was said: «Cuando llegaron, …»."""
_ARTICLE: Final = re.compile(r"\b(?:el|la|los|las|del|al) $")
_ITEM: Final = re.compile(r"\s*(?:[-*•·–—▪◦]\s|\(?\d{1,3}[.)]\s|\(?[a-z][.)]\s)")
_LAYOUT: Final = re.compile(
    r"\b(?:siguientes?|anterior(?:es)?) (?:\w+ )?(?:tabla|imagen|figura|gráfico|esquema|diagrama|lista|ecuación|línea)"
    r"|\b(?:imagen|foto(?:grafía)?|figura|tabla|gráfico) (?:de |a )?(?:la )?(?:derecha|izquierda|arriba|abajo)"
    r"|^(?:figura|fig|foto(?:grafía)?|imagen|tabla|gráfico|cuadro|fuente|nota|leyenda)\b ?[\d:.]",
    re.IGNORECASE,
)
"""What belongs to a picture or a table that is not shown."""
_ENDED: Final = re.compile(r"[.!…][»”\"')\]]*(?:\s?\[[^\]]{1,40}\])*$")
_PAIRS: Final = ("«»", "“”", "()", "[]")


def stands_alone(sentence: str) -> bool:
    """Tell whether a sentence is whole prose that can be read without what stands before it."""
    return is_whole(sentence) and not is_in_the_air(sentence)


def is_whole(sentence: str) -> bool:
    """Tell whether a sentence is one: begun, ended and closed, and no item, caption or question."""
    first = next((char for char in sentence if char.isalnum()), "a")
    is_closed = all(sentence.count(opened) == sentence.count(closed) for opened, closed in _PAIRS)
    is_closed = is_closed and sentence.count('"') % 2 == 0
    is_prose = not (first.islower() or "?" in sentence or _ITEM.match(sentence) or _LAYOUT.search(sentence))
    return is_closed and is_prose and bool(_ENDED.search(sentence))


def is_in_the_air(sentence: str) -> bool:
    """Tell whether a sentence begins with what needs the one before it."""
    words = tokens(sentence)
    if not words:
        return False
    start = sentence[words[0].start :][:_OPENING].lower()
    folded = fold(start)
    if leans_back(sentence) and not _LEANING_ON_NOTHING.match(folded):
        return True
    reach = words[:_REACH][-1].end - words[0].start
    ties = _TYING.match(folded) or _POINTS.search(start[:reach]) or _OF_SOMEBODY.match(start)
    return bool(ties) or _is_subjectless(start, folded, _WHEN) or _takes_up(start, folded)


def _takes_up(start: str, folded: str) -> bool:
    """Tell whether the circumstance that comes first, or what follows it, is about what was named before."""
    first = _CIRCUMSTANCE.match(start)
    if first is None:
        return False
    if _POINTS.search(first[0]) or (not first["clause"] and _POINTS.match(start, first.end())):
        return True
    has_subject = first["clause"] and not _is_subjectless(first["told"].lstrip(), fold(first["told"].lstrip()), _WHEN)
    return not has_subject and (_is_subjectless(start, folded, _CIRCUMSTANCE) or bool(_CAME.fullmatch(first["told"])))


def _is_subjectless(start: str, folded: str, before: re.Pattern[str]) -> bool:
    """Tell whether a verb comes first, behind what says when or where, and nothing tells its subject."""
    opening = before.match(folded)
    at = opening.end() if opening else 0
    word = re.match(r"\w*", start[at:])[0]  # type: ignore[index] # matches anywhere, if only nothing
    is_imperfect = _IMPERFECT.match(word) and not _ARTICLE.search(folded[:at])
    is_verb = fold(word) in _VERBS or word.endswith(VERB_ENDINGS) or is_imperfect
    return bool(is_verb) and not _THERE_IS.match(folded, at)
