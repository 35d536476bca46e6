"""The shape of the sentence that answers a question of a certain form: one that defines, gives a reason, or lists.

Only the grammar of Spanish sentences, read off their text; nothing here knows documents or scores.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, assert_never

from bot.asking import FormKind
from bot.text import fold, is_stop, stem, tokens

if TYPE_CHECKING:
    from bot.asking import Form

_VERB: Final = (
    r"(?!(?:cualquier|primer|tercer|ayer|mujer|hogar|lugar|mar|par|azar|taller|alquiler|bienestar|militar|escolar)\b)"
    r"\w*[aei]r(?:(?:se|me|te|nos|os)?(?:l[aeo]s?)?)\b"
)
"""An infinitive; behind «para» and «por» few other words end like one."""
_CAUSE: Final = r"(?:motivos?|causas?|razon(?:es)?)"
_REASON: Final = re.compile(
    r"\b(?:porque|debid[oa]s? a|(?:ya|puesto|dado|visto) que|en vista de|a causa de|por culpa de|gracias a|a raiz de"
    r"|como consecuencia|a fin de|con (?:el|est[ae]|es[ae]) (?:fin|objeto|objetivo|proposito|intencion|idea)"
    r"|se deb(?:e|en|ia|ian|io|ieron) a|(?:causad|provocad|motivad|originad)[oa]s? por"
    r"|por (?:ello|eso|esto|lo tanto|falta|miedo|temor)\b|por lo que (?!respecta|se refiere|toca|hace)"
    rf"|por (?:\w+ )?{_CAUSE}|(?:el|la|los|las|sus?|cuy[oa]s?) (?:principal(?:es)? )?{_CAUSE} "
    rf"|para que|(?:para|por) (?:no )?{_VERB}|al no {_VERB}"
    r")|, pues (?!bien)"
)
"""What gives a cause, a consequence or a purpose, in folded words; «al llegar» and «con motivo de» only say when."""
_CLAUSAL: Final = r"(?:que|quien(?:es)?|cuy[oa]s?|donde|aunque|porque|pero|sino|mientras|cuando|como|pues|y)"
_ITEM: Final = rf"(?!{_CLAUSAL}\b)[^,;:]{{1,80}}"
_LISTED: Final = re.compile(rf"[,;:] {_ITEM}(?:[,;] {_ITEM}){{0,20}},? (?:y|e|o|u|ni) |: {_ITEM}[,;] {_ITEM}")
"""Items behind commas or a colon, none of them a clause: «a, b y c», «dos: a y b», «tres: a, b, c»."""
_DEFINING: Final = re.compile(
    r"\W{0,3}(?:\([^)]{1,80}\)\W{0,2})?"
    r"(?:,? ?(?:es|son|era|eran|fue|fueron) (?!(?:que|por|para|en|de|muy|mas|tan|tambien|\w+[ai]d[oa]s?)\b)"
    r"|,? ?(?:se )?(?:constituyen?|consisten? en|significan?|definen?|refieren? a|designan?) )"
)
"""What says of the words before it what they are; behind «es», a participle says what was done to it."""
_APPOSED: Final = re.compile(r"\W{0,3}(?:\([^)]{1,80}\)\W{0,2})?, (?:el|la|los|las|una?|unos|unas) (?!cual|que\b)")
_NAMING: Final = re.compile(
    r"\b(?:(?:llam|denomin)(?:a|an|aba|aban|ad[oa]s?)|(?:conocid[oa]s?|conocen?|definen?) como|entienden? por)"
    r" (?:(?:el|la|los|las) )?[«“\"]?$"
)
_DEPENDENT: Final = re.compile(
    r"\b(?:a|al|ante|con|del?|desde|en|entre|hacia|para|por|segun|sin|sobre|tras) (?:(?:el|la|los|las|una?) )?[«“\"]?$"
)
"""What makes the words behind it part of something else: «el edificio de la biblioteca es…» defines no library."""
_LED_IN: Final = 40
"""Characters before a name that may lead in to it: more than «ha sido denominada la» takes."""


def fits(form: Form | None, sentence: str) -> bool:
    """Tell whether `sentence` has the shape that answers a question of this form; False where none is asked for."""
    if form is None:
        return False
    match form.kind:
        case FormKind.REASON:
            return _REASON.search(fold(sentence)) is not None
        case FormKind.LIST:
            return _LISTED.search(sentence) is not None
        case FormKind.DEFINITION:
            return _defines(fold(sentence), fold(form.subject))
        case FormKind.TOPIC | FormKind.SUMMARY:
            return False
        case _:
            assert_never(form.kind)


def _defines(sentence: str, subject: str) -> bool:
    """Tell whether the words of `subject`, where they stand together, are said to be something."""
    asked = {stem(token.text) for token in tokens(subject) if not is_stop(token.text)}
    content = [token for token in tokens(sentence) if not is_stop(token.text)]
    runs = (content[at : at + len(asked)] for at in range(len(content)))
    return any(
        _is_defined(sentence, run[0].start, run[-1].end)
        for run in runs
        if asked and {stem(token.text) for token in run} == asked
    )


def _is_defined(sentence: str, start: int, end: int) -> bool:
    """Tell whether what stands from `start` to `end` is said to be something."""
    before = sentence[max(0, start - _LED_IN) : start]
    if _NAMING.search(before) or _APPOSED.match(sentence, end):
        return True
    return bool(_DEFINING.match(sentence, end)) and not _DEPENDENT.search(before)
