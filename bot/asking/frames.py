"""Phrases of courtesy, those that frame a question politely, and those that ask for a form of answer.

All are patterns over folded words with one space between, as Spain and America say them. None repeats without bound,
and each is tried only where a word begins, so that a long message costs no more than its length.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_DOCUMENT: Final = (
    r"(?:esto|eso|(?:el|este|tu|ese|los|estos|tus|la) (?:documento|texto|articulo|archivo|biblioteca|bot)s?)"
)
_MATTER: Final = r"(?:documentos?|textos?|temas?|articulos?|archivos?|contenidos?|informacion|secciones)"
_HAVING: Final = r"(?:tienes|tenes|tiene|hay|conoces|manejas|sabes|tratan?|cubres?|puedo consultar)"
_CAN: Final = r"(?:puedes|podes|puede|pueden|podrias|podria|podrian)"
_CAN_I: Final = r"(?:te |le )?(?:puedo|podria|se puede) (?:preguntar|consultar)(?:te|le)?"
_ABOUT: Final = r"(?:sobre|de|del|acerca del?|respecto (?:al?|del?)|con respecto al?|en torno al?)"
_WISH: Final = r"(?:quisiera|quiero|queria|quisieramos|queremos|me gustaria|nos gustaria|necesito|deseo|desearia)"
_CAUSE: Final = r"(?:causas?|motivos?|razon(?:es)?)"
_THE: Final = r"(?:el|la|los|las)"
_PART: Final = r"(?:seccion|apartado|capitulo|parte)"

_BE: Final = r"(?:es|son|fue|fueron|era|eran)"
_DO: Final = rf"(?:me |nos )?(?:haz|hace|haga|da|de|hacer|dar|{_CAN}|{_WISH})(?:me|nos)?"
_SUMMARY: Final = r"(?:resum(?:e|i|a|en|ir|irme|eme|ime|ame)|sintesis|sintetiza(?:me)?)"
_PIECE: Final = rf"(?:{_PART}|documento|articulo|texto)(?: (?:de|del|sobre))?"
_SAY: Final = r"(?:dicen?|sabes?|cuentan?|hay|informa|explican?|mencionan?|pone)"
_GIVE: Final = rf"(?:dame|deme|busco|hay|tienes|tenes|{_WISH})"

# Messages that ask nothing of the documents

INSULT: Final = (
    r"(?:tu |vos )?no (?:sirves|servis|vales|entiendes|entendes|sabes)(?: (?:para|de))? nada|callate(?: la boca)?",
    r"(?:eres|sos) (?:muy |tan |bien )?(?:mal[oa]|fe[oa]|lent[oa])",
)
ABILITIES: Final = (
    r"ayuda(?:me)?|help|instrucciones|(?:quien|que) (?:eres|sos|es usted)(?: (?:tu|vos))?|necesito ayuda",
    r"como (?:te llamas|funcionas?|funciona esto|te uso|se usa(?: esto)?|te pregunto)|que puedo hacer|que haces",
    r"que (?:cosas )?(?:puedes|podes|puede|sabes|sabe) hacer(?: por mi)?|a que te dedicas|en que (?:me )?ayudas",
    r"(?:para|de) que (?:sirves|servis|sirve esto|sirve este bot)|que es (?:esto|este bot)",
    rf"(?:(?:en|con) que )?(?:me )?{_CAN} ayudar(?:me)?|quien te (?:hizo|creo|programo|ha hecho|ha creado)",
    r"(?:eres|sos) (?:un |una )?(?:bot|robot|human[oa]|persona|ia|maquina|inteligencia artificial)",
)
CONTENTS: Final = (
    rf"(?:de|sobre) que (?:se )?(?:trata|va|habla|tratan|hablan|hablas|sabes)(?: {_DOCUMENT})?",
    rf"que {_MATTER}(?: {_HAVING})?(?: (?:{_DOCUMENT}|aqui|disponibles?))?|que sabes|que hay(?: aqui)?",
    rf"(?:(?:sobre|de|por|acerca de) )?que (?:cosas |temas |preguntas )?(?:{_CAN_I}|puedo hacer(?:te|le)?)",
    rf"(?:sobre|de) que (?:cosas |temas )?(?:me )?{_CAN} (?:hablar|informar|contar|responder)(?:me)?",
    rf"que (?:contienen?|dicen?|hay en|informacion hay en|temas hay en) {_DOCUMENT}",
    rf"cual(?:es)? (?:es|son) (?:el|los) (?:temas?|contenidos?)(?: (?:de )?{_DOCUMENT})?",
)
FAREWELL: Final = (
    r"adios|cha[ou]|ciao|bye|hasta (?:luego|pronto|ma[nñ]ana|la vista|otra|siempre|la proxima)|nos vemos|cuidate",
    r"que (?:estes bien|te vaya bien|descanses|tengas? (?:un )?buen dia|tengas? buena (?:tarde|noche))",
    r"un abrazo|(?:ya )?me voy",
)
THANKS: Final = (
    r"(?:muchas |muchisimas |mil )?gracias(?: por (?:todo|tu ayuda|la ayuda|su ayuda|responder|contestar))?",
    r"(?:te |se )?lo agradezco(?: mucho)?|te agradezco(?: mucho)?|(?:muy )?agradecid[oa]|(?:eres )?muy amable",
    r"ok(?:ay|i|ey)?|vale|perfecto|genial|excelente|estupendo|buenisimo|entendido|de acuerdo|(?:muy |esta |que )?bien",
    r"dale|listo|barbaro|guay|buen trabajo|que bueno|chevere|me sirve|eso es todo|nada mas",
)
GREETING: Final = (
    r"hol[aei]+(?: (?:a todos|de nuevo|otra vez))?|ola|hey|ey|hi|hello|alo|(?:un )?saludos?|buen dia",
    r"(?:muy )?buen[oa]s(?: (?:dias|tardes|noches))?|que tal(?: (?:estas|andas|va|todo|te va|esta usted))?",
    r"como (?:estas?|esta usted|estan|andas?|te va|va(?: todo)?|vas|te encuentras)|que (?:onda|hubo|pasa)",
    r"quiubo|epa|encantad[oa]|mucho gusto|todo bien|que (?:cuentas|contas)|estas ahi|hay alguien(?: ahi)?",
)
FILLERS: Final = (
    r"bot|por favor|porfa|oye|oiga|oigan|che|mira|bueno|pues|a ver|eh|em|este|ah|oh|amig[oa]|perdon[ae]?|disculp[ae]",
    r"y|ya|tu|vos|usted|(?:ja){1,10}|(?:je){1,10}|entonces|hermano|compa|parce|tio|todo el mundo|a todos",
)
"""What goes with a courtesy and says nothing by itself."""

# What frames a question politely and is no part of it

SURE_OPENINGS: Final = (
    r"hol[aei]+(?: (?:a todos|de nuevo|otra vez|bot))?|(?:muy )?buen[oa]s (?:dias|tardes|noches)|buen dia",
    r"por favor|porfa|perdon[ae]?|disculp[ae](?:me)?|oye|oiga|oigan|una (?:pregunta|duda|consulta)(?: rapida)?",
    r"(?:tengo|te hago) una (?:pregunta|duda|consulta)|(?:mi|la) (?:pregunta|duda|consulta) es",
)
"""What opens a message and never a question, whatever follows."""
ASKING: Final = (
    rf"(?:me |nos |te )?{_CAN} (?:por favor )?(?:decir|indicar|explicar|contar|aclarar|responder|confirmar)(?:me|nos)?",
    r"(?:me|nos) (?:dices|decis|dice|dirias|cuentas|contas|explicas|indicas|aclaras)",
    rf"{_WISH} (?:saber|conocer|averiguar|que me digas|(?:preguntar|consultar)(?:te|le)?)",
    r"te (?:pregunto|consulto|queria preguntar|quiero preguntar|quisiera preguntar)|me pregunt(?:o|aba)",
)
"""What asks for the answer to what follows it."""
LOOSE_OPENINGS: Final = (
    r"hey|ey|hi|hello|alo|ola|saludos|buenas|que tal(?: estas)?|como estas|(?:muchas )?gracias|ok|vale|perfecto|genial",
    r"che|mira|bueno|pues|pero|bien|a ver|eh|em|este|ah|oh|amig[oa]|bot|parce|hermano|compa|ayuda(?:me)?",
    r"otra (?:pregunta|duda|cosa)|recuerdame|recordame|alguien sabe|(?:tienes|tenes) idea(?: de)?|se sabe",
    r"sabes|sabe|saben|sabrias|sabria|sabeis|sabe usted|sabes tu|dime|decime|digame|diganme|dinos",
    r"cuentame|contame|cuenteme|explicame|explica|indicame|aclarame",
)
"""What opens a message only where a pause or an interrogative follows: «Che Guevara», «¿sabe ruso el ministro?»."""
CLOSINGS: Final = (r"por favor|porfa|please|(?:muchas|mil) gracias|gracias de antemano",)
LOOSE_CLOSINGS: Final = (r"gracias|(?:un )?saludos?|bot|che|amig[oa]|eh|no|verdad|sab[eé]s",)
"""What closes a message only behind a pause."""

# What asks for a form of answer

SUMMARIZING: Final = (
    rf"(?:{_DO} ){{0,3}}(?:un |el |una |la )?(?:breve )?{_SUMMARY}(?: (?:de|del|sobre))?(?: {_THE})?(?: {_PIECE})?",
    rf"(?:de|sobre) que (?:habla|trata|va|se trata) (?:el|la) {_PART}(?: (?:de|del|sobre))?",
)
REASONING: Final = (
    rf"por ?que(?: {_CAUSE})?|para que|con que (?:fin|objetivo|proposito|finalidad)|debido a que|que {_CAUSE}",
    r"a que se deb(?:e|en|ia|io|ieron)|que (?:causo|provoco|motivo|origino|ocasiono)",
    rf"cual(?:es)? {_BE} {_THE} (?:principal(?:es)? )?{_CAUSE}(?: (?:de|del|por))?(?: (?:{_THE} )?que)?",
)
DEFINING: Final = (
    rf"(?:que|quien|quienes) {_BE}|que (?:significan?|quieren? decir)(?: las siglas)?",
    r"que se (?:entiende por|conoce como)",
    r"define(?:me)?|defini(?:me)?|(?:cual es )?(?:la |el )?(?:definicion|significado) (?:de|del)",
)
TELLING: Final = (
    rf"que (?:mas )?(?:se )?{_SAY}(?: {_DOCUMENT})? {_ABOUT}|que (?:me )?{_CAN} (?:decir|contar)(?:me)? {_ABOUT}",
    rf"(?:habl|cuent|explic|cuente|hable)(?:a|ame|anos|me)(?: (?:mas|algo|todo|algo mas))? {_ABOUT}",
    rf"(?:contame|dime|decime|digame|{_WISH} saber)(?: (?:mas|algo|todo|algo mas))? {_ABOUT}",
    rf"(?:{_GIVE} )?(?:alguna |la |mas )?(?:informacion|info|datos|detalles|algo) {_ABOUT}",
)
LISTING: Final = (
    rf"cuales {_BE}|enumer(?:a|ame|e|ar)|list(?:a|ame|ado)(?: (?:de|del))?|mencion(?:a|ame|e)|nombr(?:a|ame|e)",
    r"(?:dime|decime|digame|dame|di) (?:(?:todos|todas) )?(?:los|las)|citame",
)


def pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return the pattern of any of the phrases, up to the end of a word."""
    return re.compile(f"(?:{'|'.join(phrases)})(?= |$)")
