"""Closed lists of the words people ask with: what they shorten, what they lean on, what other languages ask with.

Only grammar, chat spelling and insults are listed here; no word comes from a document or from a question set. Words of
Spanish are folded, as they are compared.
"""

from __future__ import annotations

from typing import Final

from bot.text import fold


def _words(block: str) -> frozenset[str]:
    return frozenset(block.split())


def _plain(block: str) -> frozenset[str]:
    return frozenset(fold(word) for word in block.split())


# Chat spelling

ASKING_ABBREVIATIONS: Final = {
    short: asked
    for asked, block in {
        "por qué": "xq pq xk porq xque xke porke xqe",
        "cuándo": "cdo cndo cuand kuando qando qndo kdo",
        "dónde": "dnd dnde dond dde",
        "quién": "kien qien quin",
        "quiénes": "kienes qienes",
        "cuál": "kual qual",
        "cuáles": "kuales quales",
        "cómo": "komo cmo qomo",
        "cuánto": "kuanto cuant qanto cnto",
        "cuánta": "kuanta qanta",
        "cuántos": "kuantos qantos cntos",
        "cuántas": "kuantas qantas cntas",
    }.items()
    for short in block.split()
}
"""What is typed for an interrogative; the same letters stand for a conjunction: «porque», «cuando»."""
ABBREVIATIONS: Final = {
    **dict.fromkeys(_words("tb tmb tbn tambn"), "también"),
    **dict.fromkeys(_words("xa pa"), "para"),
    **dict.fromkeys(_words("porfa porfis plis pls xfa xfavor"), "por favor"),
    **dict.fromkeys(_words("grax grcs thx"), "gracias"),
    **dict.fromkeys(_words("bn"), "bien"),
    **dict.fromkeys(_words("aki aqi"), "aquí"),
    **dict.fromkeys(_words("kiero qiero"), "quiero"),
    **dict.fromkeys(_words("nd"), "nada"),
    **dict.fromkeys(_words("dsd"), "desde"),
    **dict.fromkeys(_words("hst hsta"), "hasta"),
    **dict.fromkeys(_words("msj"), "mensaje"),
}
"""What is typed for other words, none of them a word, a unit or a usual acronym in small letters."""

# The frame of a question

INTERROGATIVES: Final = _plain(
    "qué quién quiénes cuál cuáles cuándo cuánto cuánta cuántos cuántas cuán cómo dónde adónde"
)
ACCENTED: Final = _words("qué quién quiénes cuál cuáles cuándo cuánto cuánta cuántos cuántas cuán cómo dónde adónde")
"""The same words as they are written where they can only ask."""
COUNTING: Final = _plain("cuánto cuánta cuántos cuántas")
CHOOSING: Final = _plain("qué cuál cuáles cuánto cuánta cuántos cuántas")
"""Interrogatives that may have a noun behind them: «qué país», «cuántos años»."""

PREPOSITIONS: Final = _plain(
    "a al ante bajo con contra de del desde durante en entre hacia hasta para por según sobre tras"
)
ARTICLES: Final = _words("el la los las lo un una unos unas al del")
DETERMINERS: Final = ARTICLES - {"lo"} | _words(
    "su sus este esta estos estas ese esa esos esas aquel aquella aquellos aquellas"
)
POSSESSIVES: Final = _words("su sus suyo suya suyos suyas")
LINKS: Final = _words("de del y e")
"""What may stand between the capitals of one name, or of several named together."""
CLITICS: Final = _words("lo la los las le les se me te nos")
OBJECTS: Final = _words("lo la los las le les")
"""Pronouns of what was named before, when a verb follows."""
POINTING: Final = _words("eso esto aquello ello ella ellos ellas ese esa esos esas dicho dicha dichos dichas alli ahi")
"""Words that point to what was named before; «él» is told from «el» by its accent alone."""
OTHERS: Final = _words("otro otra otros otras")
IDENTIFYING: Final = _words("que quien quienes cual cuales")
"""Interrogatives that, with a copula, ask who or what something is, not a circumstance of what was said."""
PLACING: Final = _words("en con a de para desde hasta entre durante")
"""Prepositions that open a fragment even where no «y» does: «en 2023»."""
AUXILIARIES: Final = CLITICS | _words("no ya mas tambien tampoco ha han habia habian habra siempre todavia aun solo")
COPULAS: Final = _words("es son fue fueron era eran sera seran seria serian sido")
RANGING: Final = _words("y e a al hasta o")
"""What joins two years into one stretch: «entre 2020 y 2022»."""
HAPPENING: Final = COPULAS | _words(
    "ocurrio ocurre ocurrieron paso pasa pasaron sucedio sucede sucedieron acontecio ha han habia haber eso esto ello "
    "no hay mas tambien tampoco"
)
"""Words that ask for a circumstance of what was just said, and have no content of their own: «¿dónde fue eso?»."""

JOINING: Final = _words("y e")
SEPARATING: Final = _words("quien quienes cuando donde cuanto cuanta cuantos cuantas cuales")
"""Interrogatives that, typed without accents behind «y», begin a question more often than they relate."""
SUBORDINATING: Final = _words("cuando como donde")
"""Words that, opening a text without their accent, tell a circumstance up to the comma: «cuando llegó, ¿quién…?»."""
APART: Final = _words("en con a para desde")
"""Prepositions that, said again, set two things apart: «en 2022 y en 2023»; «entre» and «de… a» join them."""

OPENERS: Final = (
    *("y que hay de", "y que hay con", "y que pasa con", "y que me dices de", "y que sabes de", "y en cuanto a"),
    *("y respecto a", "y entonces", "pero y", "y si", "y", "e", "pero"),
)
"""What opens a question that goes on from the one before, the longest first."""

# What tells a verb from a noun, without a dictionary

VERB_ENDINGS: Final = (
    *("ó", "aron", "ieron", "yeron", "jeron", "aba", "aban", "ían"),
    *("ará", "arán", "erá", "erán", "irá", "irán"),
)
"""Endings of finite verbs, accented as written, that few nouns have."""
NOUN_ENDINGS: Final = (
    *("cion", "sion", "xion", "dad", "tad", "tud", "encia", "ancia", "miento", "mento", "ismo", "ista", "aje", "ura"),
    *("logia", "nomia", "grafia", "ario", "orio"),
)
VERBS: Final = _plain(
    "es son está están hay ha han había fue fueron era eran será tiene tienen tenía tuvo puede pueden podía pudo debe "
    "deben debía hace hacen hacía hizo dice dicen dijo va van iba viene vienen vino vinieron da dan dio llega llegan "
    "lleva llevan llevó pasa pasan queda quedan cree creen sabe saben sabía supo quiere quieren quiso sale salen salió "
    "sigue siguen vive viven vivía vale valen cuesta cuestan costó mide miden pesa pesan dura duran abre abren abrió "
    "cierra cierran cerró nace nacen nació muere mueren murió gana ganan ganó pierde pierden usa usan utiliza utilizan "
    "produce producen produjo construye construyen forma forman incluye incluyen contiene contienen existe existen "
    "ocurre ocurren sucede representa representan significa significan recibe reciben ofrece ofrecen participa "
    "participan firma firman invita invitan visita visitan exporta exportan importa importan compra compran vende "
    "venden trata tratan habla hablan escribe escriben escribió sirve sirven funciona funcionan pertenece pertenecen "
    "permite permiten requiere requieren causa causan provoca provocan genera generan dirige dirigen preside gobierna "
    "crece crecen creció sube suben baja bajan compone componen encuentra encuentran llama llaman considera consideran "
    "creó hubo consigue consiguen obtiene obtienen ayuda ayudan necesita necesitan paga pagan come comen juega juegan "
    "empieza empiezan comienza comienzan termina terminan acaba acaban"
)
"""Frequent verbs in the forms that questions have; «forma», «visita» or «firma» are nouns too, and context decides."""
SECOND_PERSON: Final = _plain(
    "puedes podés puede pueden sabes sabés tienes tenés tiene tienen haces hacés dices decís eres sos crees creés "
    "piensas pensás quieres querés"
)
"""Verbs said to whoever is asked; those that end in s are no plurals."""

# Forms of question

DATA_NOUNS: Final = _plain(
    "año años día fecha fechas mes siglo época hora edad precio coste costo altura longitud distancia superficie "
    "temperatura velocidad peso porcentaje cantidad número cifra tasa duración población capital presidente presidenta "
    "ministro ministra rey reina autor autora director directora nombre lugar sede significado causa causas motivo "
    "resultado valor importe total"
)
"""Nouns that, opening a few bare words, ask for a datum: «edad presidente», «precio entrada»."""

INSULTS: Final = _plain(
    "tonto tonta idiota idiotas imbécil imbéciles estúpido estúpida estúpidos inútil inútiles inepto inepta pendejo "
    "pendeja pendejos boludo boluda pelotudo pelotuda gilipollas capullo mierda cabrón cabrona puto puta carajo joder "
    "coño basura bobo boba burro burra tarado tarada subnormal mamón huevón weón culero cretino payaso maricón "
    "porquería asco apestas culo verga chingada chinga malparido gonorrea forro sorete zoquete"
)
INSULTING_FRAME: Final = _plain(
    "eres sos es son tu vos bot que tan muy un una de la el a y hijo hija vete anda ve váyanse maldito maldita puro "
    "pura sí más eso pedazo cállate menudo so vaya das me te madre al por ya no para nada toma mucho todo esto este "
    "hola"
)
"""Words that an insult is wrapped in; a message of these alone is none."""
CLAUSAL: Final = _words("que para por cuando donde quien cual si porque como")
"""Words that tell a description from a name: «lo que hizo» is nothing to define."""
SINGULARS: Final = _words(
    "pais mes gas dios tres seis dos interes ingles frances portugues japones chino marques estres traves reves "
    "autobus caos pies mas menos ademas entonces lunes martes miercoles jueves viernes atlas cosmos"
)
"""Words that end like plurals and are none, or are no nouns."""

SHARED_SPELLINGS: Final = _words("o é è ê à á és són què há ò")
"""Words of other languages that are Spanish ones but for an accent, or as rare in a Spanish question as «o»."""

# What other languages ask with: function words alone, as written in lower case

LANGUAGES: Final = (
    # English, without «of» and «and», which titles have
    _words(
        "the is are was were be been what when where who whom whose how why which do does did to in on at for with "
        "by from can could you your i it its this that these those there their they we my will would should has have "
        "had not about an many much he she his her me a no as or if tell please between thank explain"
    ),
    # French
    _words(
        "le la les des du de une un dans pour avec qui quel quelle quels quelles que quoi où quand comment pourquoi "
        "combien et est au aux ce cette ces il elle ils elles sont était sur par pas ne se sa son ses vous je tu nous "
        "à en qu'est-ce c'est qu'est d'un d'une a-t-il leur plus a s'est n'est"
    ),
    # Portuguese
    _words(
        "o os as a do da dos das em no na nos nas um uma uns umas ao aos à às pelo pela quem onde qual quais quando "
        "quanto quantos quantas que são não foi foram é com por para de se seu sua seus suas isso isto você vocês eu "
        "ele ela eles elas mais ou e como está tem têm porquê sobre entre"
    ),
    # Italian
    _words(
        "il lo la gli le i un uno una di del dello della dei degli delle da dal dalla in nel nello nella nei con su "
        "per tra fra e è che chi cosa dove quando quanto quanti quanta quante qual quale quali perché perche sono era "
        "non si suo sua suoi alla allo agli ai al anche ha hanno stato stata ed"
    ),
    # German
    _words(
        "der die das den dem des ein eine einen einem einer ist sind war waren wer wen wem was wann wo wie warum "
        "welche welcher welches wieviel und oder mit für von zu zum zur auf im in am an aus bei nach nicht ich du er "
        "sie es wir hat haben wird wurde"
    ),
    # Catalan
    _words(
        "el la els les l' un una uns unes de del dels d' a al als amb per en i què qui quin quina quins quines quan "
        "quant quants quanta quantes on com és són era va van ha han no es seu seva seus seves aquest aquesta aquests "
        "que perquè mes més"
    ),
    # Galician
    _words(
        "o os a as do da dos das no na nos nas un unha uns unhas ao aos á ás polo pola quen onde cando canto cantos "
        "cantas cal cales que é son foi foron non con por para de se seu súa seus súas isto iso eu ela eles máis ou e "
        "como está ten teñen"
    ),
)
"""Each language's articles, pronouns, prepositions, interrogatives and auxiliaries, also those Spanish has."""
