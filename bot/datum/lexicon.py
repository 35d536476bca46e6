"""Closed lists of Spanish words, folded, by which a phrase is told from its neighbours. Only grammar is listed."""

from __future__ import annotations

from typing import Final


def _words(block: str) -> frozenset[str]:
    return frozenset(block.split())


INTERROGATIVES: Final = _words("que cual cuales cuanto cuanta cuantos cuantas quien quienes donde cuando como adonde")
COUNTING: Final = _words("que cual cuales cuanto cuanta cuantos cuantas")
"""Interrogatives behind which the noun asked for stands."""

ARTICLES: Final = _words("el la los las un una unos unas lo su sus")

PREPOSITIONS: Final = _words(
    "a de en por para con sobre contra entre desde hasta segun durante mediante ante bajo hacia sin tras"
)

AUXILIARIES: Final = _words(
    "es son fue fueron era eran ser sera seran seria esta estan estaba estaban estuvo ha han habia habian hay hubo "
    "tiene tienen tenia tenian tuvo tuvieron no se ya tambien solo"
)
"""Words, all of them stop words, with which a predicate begins."""

JOINTS: Final = AUXILIARIES | _words(
    "que y e o u ni para porque mientras cuando donde aunque pero sino segun tras como por con cuyo cuya cuyos "
    "cuyas quien quienes mediante durante desde hasta en a al ante sobre entre hacia sin contra"
)
"""Words at which a phrase may end."""
FINE_JOINTS: Final = JOINTS | _words("de del")

IRREGULAR: Final = _words(
    "puede pueden podia podian pudo pudieron debe deben hace hacen hizo hicieron dio dieron dijo dijeron va van "
    "vino puso quiere quieren sabe dice dicen viene vienen sigue siguen existe incluye incluyen contiene contienen "
    "significa produce conoce"
)
"""Finite verbs, the most common ones of those that their endings do not tell."""

NOMINAL: Final = _words(
    "el la los las un una unos unas su sus de del al a en por para con sobre entre este esta estos estas ese esa cada "
    "y o e mas muy"
)
"""Words behind which a noun or an adjective stands, however it ends."""
