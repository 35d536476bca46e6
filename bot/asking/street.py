"""Words of the street and of the family, from Spain to Chile, and the plain ones that documents have instead.

General Spanish, of whatever field, though not written blindly: 52 of its 2,770 words and forms stand in the development
questions. A plain word agrees in number with what it stands for, not always in gender, which an encoder does not mind.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENDINGS: Final = (
    *("ar", "ando", "ado", "ada", "ados", "adas", "as", "a", "amos", "an", "é", "aste", "ó", "aron", "aba", "abas"),
    *("aban", "ará", "arán", "aría", "arían", "e", "en", "ara", "aran", "arse", "arlo", "arla", "arlos", "arlas"),
)
"""Of regular verbs in -ar, without the one that makes a noun of many («laburo»)."""
_UNSTRESSED: Final = str.maketrans("áéíóú", "aeiou")


def _verbs(blocks: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the forms of verbs and those of the plain one; all are regular ones in -ar."""
    for plain, block in blocks.items():
        for word, ending in product(block.split(), _ENDINGS):
            yield word.removesuffix("ar") + ending, plain.removesuffix("ar") + ending


def _nouns(blocks: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield nouns and adjectives and the plain one, «joven/jóvenes», in the singular and the plural."""
    for plain, block in blocks.items():
        one, _, many = plain.partition("/")
        for word in block.split():
            yield from ((word, one), (_plural(word), many))


def _plural(word: str) -> str:
    if word[-1] in "aeiouéóá":
        return f"{word}s"
    if word[-1] in "bcpt":  # as only words from elsewhere end
        return f"{word}s"
    return f"{word[:-1]}ces" if word[-1] == "z" else f"{word[:-2]}{word[-2:].translate(_UNSTRESSED)}es"


def _forms(blocks: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield words of which each form stands for itself."""
    return ((word, plain) for plain, block in blocks.items() for word in block.split())


STREET: Final = dict(
    (
        *_verbs(
            {
                "trabajar": "chambear laburar currelar talachear",
                "robar": "birlar choriar chorear choricear rapiñar",
                "engañar": "engatusar camelar embaucar chamaquear tranzar",
                "conversar": "platicar cotorrear chamullar chacharear parlotear",
                "criticar": "despotricar cuerear",
                "revisar": "checar chequear",
                "golpear": "madrear cachetear trompear zamarrear sopapear",
                "asesinar": "apiolar",
                "molestar": "chingar embromar",
                "enojar": "encabronar encachimbar cabrear",
                "destrozar": "espachurrar descuajeringar",
                "holgazanear": "huevear flojear",
                "festejar": "parrandear pachanguear farrear carretear rumbear jaranear",
                "besar": "besuquear morrear",
                "llorar": "lloriquear moquear",
                "mirar": "wachar relojear",
                "publicar": "postear",
                "buscar": "googlear guglear",
                "estacionar": "parquear aparcar",
                "sobornar": "coimear",
                "encarcelar": "enchironar entambar entalegar",
                "delatar": "buchonear soplonear sapear",
                "lanzar": "aventar",
                "bromear": "cachondear chacotear",
            }
        ),
        *_nouns(
            {
                "niño/niños": "chibolo chamaco chaval cipote patojo gurí chavito chiquillo escuincle huerco "
                "botija carajito pibito chamaquito nene peque chavalín pelaíto",
                "niña/niñas": "chibola chamaca chavala cipota patoja gurisa chavita chiquilla escuincla carajita nena",
                "joven/jóvenes": "chavo pibe pelao chavalote mozalbete jovenzuelo sardino",
                "bebé/bebés": "wawa guagüita bebito",
                "mujer/mujeres": "piba jeva",
                "hombre/hombres": "vato chabón ñato fulano tipejo güey",
                "madre/madres": "mami jefecita",
                "padre/padres": "papi taita",
                "abuelo/abuelos": "yayo abue abuelito",
                "abuela/abuelas": "yaya nona abuelita",
                "hermano/hermanos": "ñaño broder",
                "hermana/hermanas": "carnala ñaña",
                "anciano/ancianos": "vejete vejestorio carcamal abuelete viejito ruco",
                "novio/novios": "pololo jevo",
                "novia/novias": "polola",
                "esposa/esposas": "parienta",
                "amigo/amigos": "cuate parcero parce pana compinche compadre compa colegui amigote",
                "jefe/jefes": "mandamás jefazo",
                "líder/líderes": "capo cabecilla",
                "sabio/sabios": "cerebrito lumbrera sabelotodo",
                "profesor/profesores": "profe",
                "abogado/abogados": "picapleitos leguleyo",
                "médico/médicos": "matasanos galeno doc",
                "dentista/dentistas": "sacamuelas",
                "policía/policías": "tombo yuta poli cuico pitufo",
                "soldado/soldados": "milico sorche",
                "político/políticos": "politicastro politiquero",
                "periodista/periodistas": "plumilla",
                "empleada doméstica/empleadas domésticas": "chacha mucama",
                "farmacéutico/farmacéuticos": "boticario boticaria",
                "farmacia/farmacias": "botica",
                "estadounidense/estadounidenses": "gringo gringa yanqui yanki",
                "francés/franceses": "franchute gabacho",
                "japonés/japoneses": "nipón",
                "portugués/portugueses": "luso",
                "español/españoles": "gachupín",
                "extranjero/extranjeros": "guiri",
                "campesino/campesinos": "guajiro huaso",
                "izquierdista/izquierdistas": "rojillo",
                "derechista/derechistas": "facho",
                "ladrón/ladrones": "caco ratero malandro choricete",
                "delincuente/delincuentes": "malandrín hampón maleante flaite malviviente",
                "estafador/estafadores": "timador chanta trácala",
                "drogadicto/drogadictos": "yonqui drogata falopero",
                "borracho/borrachos": "borrachín beodo",
                "tonto/tontos": "menso zonzo tarado sonso pendejo",
                "loco/locos": "chiflado majareta locatis",
                "mentiroso/mentirosos": "embustero trolero",
                "perezoso/perezosos": "haragán gandul",
                "tacaño/tacaños": "amarrete pichirre",
                "pobre/pobres": "misio pelagatos",
                "rico/ricos": "ricachón platudo",
                "multitud/multitudes": "gentío",
                "dinero/dineros": "guita biyuya billullo billuyo dineral platal pastón varo pisto",
                "deuda/deudas": "pufo",
                "soborno/sobornos": "coima matraca",
                "negocio/negocios": "changarro bisnes bisne",
                "trabajo/trabajos": "chamba laburo curro currelo brete",
                "tienda/tiendas": "tendejón pulpería tenderete",
                "apartamento/apartamentos": "depa depto bulín",
                "cárcel/cárceles": "chirona trullo talego gayola",
                "colegio/colegios": "cole",
                "universidad/universidades": "uni",
                "instituto/institutos": "insti",
                "facultad/facultades": "facu",
                "biblioteca/bibliotecas": "biblio",
                "laboratorio/laboratorios": "lab",
                "libro/libros": "libraco tocho mamotreto",
                "película/películas": "peli",
                "televisión/televisiones": "tele",
                "bicicleta/bicicletas": "bici cleta",
                "autobús/autobuses": "bondi",
                "automóvil/automóviles": "cacharra",
                "computadora/computadoras": "compu ordenata",
                "teléfono/teléfonos": "celu fono",
                "aplicación/aplicaciones": "app",
                "refrigerador/refrigeradores": "refri heladera frigo frigider",
                "aparato/aparatos": "cacharro cachivache trasto aparatejo artilugio chunche chirimbolo",
                "cosa/cosas": "güeá weá huevada coroto",
                "problema/problemas": "quilombo kilombo embrollo follón broncón",
                "desorden/desórdenes": "despelote desmadre despiole zafarrancho",
                "discusión/discusiones": "agarrón rifirrafe",
                "pelea/peleas": "trifulca tangana bronca",
                "golpe/golpes": "madrazo guamazo trompada guantazo porrazo trancazo castañazo",
                "mentira/mentiras": "trola chamullo embuste",
                "broma/bromas": "vacilón guasa",
                "suerte/suertes": "chiripa potra",
                "susto/sustos": "sustazo julepe",
                "miedo/miedos": "canguelo",
                "comida/comidas": "morfi manduca papeo condumio",
                "cerveza/cervezas": "birra chela cheve",
                "licor/licores": "guaro",
                "borrachera/borracheras": "cogorza melopea mamúa",
                "resaca/resacas": "guayabo",
                "cigarro/cigarros": "pucho pitillo piti",
                "droga/drogas": "falopa merca",
                "fiesta/fiestas": "farra pachanga jarana parranda carrete juerga guateque bonche",
                "canción/canciones": "rola temazo",
                "baloncesto/baloncestos": "basquet básquet basket básquetbol",
                "fútbol/fútboles": "futbol fulbo",
                "cabeza/cabezas": "marote cholla testa",
                "cara/caras": "jeta caripela",
                "nariz/narices": "napia",
                "barriga/barrigas": "panza guata",
                "cabello/cabellos": "greña pelambre chasca",
                "ropa/ropas": "pilcha",
                "resfriado/resfriados": "catarro resfrío",
                "dolencia/dolencias": "achaque",
                "perro/perros": "chucho quiltro firulais pichicho",
                "gato/gatos": "michi minino micifuz",
                "cerdo/cerdos": "chancho cochino gorrino puerco",
                "caballo/caballos": "jamelgo matungo",
                "mosquito/mosquitos": "zancudo",
                "montón/montones": "titipuchal montonazo",
                "fin de semana/fines de semana": "finde",
            }
        ),
        *_forms(
            {
                "policía": "pasma",
                "dinero": "parné",
                "niños": "güilas gurises críos",
                "engañar": "engrupir",
                "engañó": "engrupió",
                "engañaron": "engrupieron",
                "trabajar": "camellar",
                "trabajan": "camellan",
                "trabajaba": "camellaba",
                "trabajaban": "camellaban",
                "servicio militar": "colimba mili",
                "Estados Unidos": "eeuu gringolandia",
                "robar": "mangar afanar",
                "robó": "afanó mangó",
                "robaron": "afanaron mangaron",
                "robado": "afanado",
                "huir": "pirarse rajarse",
                "irse": "largarse",
                "se fue": "piró",
                "se fueron": "piraron",
                "gustar": "molar",
                "gusta": "mola",
                "gustan": "molan",
                "gustaba": "molaba",
                "gustaban": "molaban",
                "gustó": "moló",
                "morir": "palmar palmarla diñarla petatearse",
                "murió": "palmó espichó petateó",
                "murieron": "palmaron espicharon petatearon",
                "equivocarse": "regarla cagarla pifiarla",
                "se equivocó": "pifió",
                "comer": "morfar zampar jamar",
                "come": "morfa jama zampa",
                "comen": "morfan jaman zampan",
                "comía": "morfaba jamaba zampaba",
                "comían": "morfaban jamaban zampaban",
                "comió": "morfó zampó jamó",
                "comieron": "morfaron zamparon jamaron",
                "pelear": "fajarse trompearse",
                "despedir": "botar",
                "despidió": "botó",
                "despidieron": "botaron",
                "delató": "chivó",
                "delataron": "chivaron",
                "obtener": "agenciarse",
                "obtuvo": "agenció",
                "obtuvieron": "agenciaron",
                "ahora": "ahorita ahoritita",
                "solo": "nomás nomas namás",
                "supuestamente": "dizque disque",
                "mucho": "mogollón chingo chingos montonazo",
                "excelente": "chido chida bacán copado copada chévere guay padrísimo chingón chingona macanudo",
                "malo": "chungo fulero cutre",
                "mala": "chunga fulera",
                "pequeño": "chiquito pequeñito chiquitito chiquitín pequeñajo",
                "pequeña": "chiquita pequeñita chiquitita",
                "pequeños": "chiquitos pequeñitos",
                "pequeñas": "chiquitas pequeñitas",
                "grande": "grandote grandota grandotote grandazo",
                "grandes": "grandotes grandotas",
                "enojado": "encachimbado arrecho mosqueado",
                "triste": "bajoneado achicopalado",
                "rápidamente": "rapidito",
            }
        ),
        *_nouns(
            {
                "dinero/dineros": "plata lana pasta",
                "hombre/hombres": "tío man",
                "mujer/mujeres": "tía",
                "niño/niños": "pelado",
                "hermano/hermanos": "carnal",
                "policía/policías": "madero gendarme",
                "cárcel/cárceles": "cana",
                "océano/océanos": "charco",
                "autobús/autobuses": "guagua",
                "ladrón/ladrones": "chorro choro",
                "cosa/cosas": "vaina",
                "aparato/aparatos": "coso",
                "cerdo/cerdos": "marrano",
                "campesino/campesinos": "jíbaro",
                "izquierdista/izquierdistas": "zurdo",
                "derechista/derechistas": "facha",
                "francés/franceses": "galo",
                "alemán/alemanes": "teutón",
                "prisa/prisas": "apuro",
            }
        ),
        *_forms({"gente": "peña banda raza"}),
    )
)
"""Each word by itself, in small letters."""
