"""Closed lists of Spanish words: what carries no content, what a point does not end, what names a number.

Only grammar is listed here; no word comes from a document or from a question set.
"""

from __future__ import annotations

from typing import Final


def _words(block: str) -> frozenset[str]:
    return frozenset(block.split())


STOP_WORDS: Final = _words(
    # articles, contractions, demonstratives
    "el la los las lo un una unos unas al del este esta estos estas ese esa esos esas aquel aquella aquellos "
    "aquellas esto eso aquello "
    # prepositions
    "a ante bajo cabe con contra de desde durante en entre hacia hasta mediante para pa por según sin so sobre tras "
    "vía "
    # conjunctions
    "y e ni o u pero mas sino que si aunque porque pues conque como cuando mientras donde adonde cual cuyo cuya cuyos "
    "cuyas quien quienes cuanto cuanta cuantos cuantas cuales "
    # pronouns and possessives
    "yo tú vos usted ustedes él ella ello ellos ellas nosotros nosotras vosotros vosotras me te se le les nos os mí ti "
    "sí mi mis tu tus su sus mío mía míos mías tuyo tuya tuyos tuyas suyo suya suyos suyas nuestro nuestra nuestros "
    "nuestras vuestro vuestra vuestros vuestras conmigo contigo consigo uno "
    # interrogatives and how people type them
    "qué quién quiénes cuál cuáles cuándo cuánto cuánta cuántos cuántas cómo dónde adónde q xq pq cdo "
    # auxiliaries
    "soy eres es somos sois son era eras éramos eran fui fuiste fue fuimos fueron fuera fueran fuese fuesen sea seas "
    "seamos sean será serán sería serían ser sido siendo estoy estás está estamos están estaba estaban estuvo "
    "estuvieron estuviera esté estén estar estado estando estará estarán estaría he has ha hemos han había habías "
    "habían hubo hubiera hubieran hubiese haya hayan habrá habrán habría habrían haber habido habiendo hay tengo "
    "tienes tiene tenemos tienen tenía tenían tuvo tuvieron tenga tengan tener teniendo tendrá tendría "
    # quantifiers and adverbs of degree, time and place that say little
    "no ya muy más menos mucho mucha muchos muchas poco poca pocos pocas tan tanto tanta tantos tantas todo toda todos "
    "todas algún alguno alguna algunos algunas ningún ninguno ninguna otro otra otros otras mismo misma mismos mismas "
    "cada cualquier cualquiera ambos ambas varios varias demás tal tales así también tampoco además entonces luego "
    "después antes ahora aquí allí ahí allá aún todavía siempre nunca solo sólo casi apenas bien mal algo nada alguien "
    "nadie sólo incluso "
    # what one says to ask
    "ejemplo llama llaman llamaba llamó llamado llamada llamados llamadas nombre nombres tipo tipos clase clases "
    "manera forma modo cosa cosas dice dicen decir dijo significa significan siglas sigla oye oiga che favor"
)
"""Words left out of search: they carry grammar, or the question's frame, but no content."""

TITLES: Final = _words(
    "sr sra srta sres dr dra drs dres d dña prof profa lic ing arq gral cnel cap tte sgto cmdte alm fr hno hna mons "
    "pbro rvdo sto sta st mr mrs ms av avda c pl pza pso ctra urb núm núms n nro nº pág págs p pp art arts vol vols ed "
    "eds fig figs cf cfr véase vs aprox máx mín tel teléf dpto depto prov gob s ss op trad coord dir cía hnos i e v gr "
    "ej esq edif dcha izq apdo exp párr tít"
)
"""Abbreviations that announce what follows: their point never ends a sentence."""

BEFORE_FIGURES: Final = _words("no nos")
"""Abbreviations that are words too: their point ends no sentence if a figure follows."""

MAY_END: Final = _words("inc ud uds vd vds jr corp ltd ltda co uu ff dd hh mm")
"""Abbreviations that may stand last before a name: their point ends the sentence if what follows opens one."""

NUMBER_WORDS: Final = {
    word: str(value)
    for value, words in enumerate(
        [
            "cero",
            "uno",
            "dos",
            "tres",
            "cuatro",
            "cinco",
            "seis",
            "siete",
            "ocho",
            "nueve",
            "diez",
            "once",
            "doce",
            "trece",
            "catorce",
            "quince",
            "dieciséis",
            "diecisiete",
            "dieciocho",
            "diecinueve",
            "veinte",
            "veintiuno",
            "veintidós",
            "veintitrés",
            "veinticuatro",
            "veinticinco",
            "veintiséis",
            "veintisiete",
            "veintiocho",
            "veintinueve",
            "treinta",
        ]
    )
    for word in words.split()
} | {
    "cuarenta": "40",
    "cincuenta": "50",
    "sesenta": "60",
    "setenta": "70",
    "ochenta": "80",
    "noventa": "90",
    "cien": "100",
}
"""Numbers written out, and the figure they stand for."""

MONTHS: Final = _words(
    "enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre"
)
WEEKDAYS: Final = _words("lunes martes miércoles jueves viernes sábado domingo")
SEASONS: Final = _words("primavera verano otoño invierno principios mediados finales")

ASKING_NOUNS: Final = _words(
    "año años día días fecha fechas mes meses siglo década época momento hora cantidad número cifra persona personas "
    "lugar lugares"
)
"""Nouns that, behind «qué» or «cuál», say which kind of datum is asked for and nothing of the subject."""

POINTING: Final = _words(
    "este esta estos estas ese esa esos esas esto eso aquel aquella aquellos aquellas dicho dicha dichos dichas"
)
"""Words that, opening a sentence, point to something named before it, be it in another paragraph."""

LEANING: Final = POINTING | _words(
    "tal tales él ella ellos ellas ello su sus asimismo además también tampoco así luego entonces después "
    "posteriormente anteriormente ambos ambas otro otra otros otras allí ahí"
)
"""Words that, opening a sentence, lean on the one before it."""


DENIALS: Final = frozenset(
    ("no", "nunca", "jamas", "nadie", "sin", "tampoco", "excepto", "salvo", "ni", "ningun", "ninguno", "ninguna")
)
"""Folded words that deny: a question with one is seldom answered by a sentence that only shares its other words."""
