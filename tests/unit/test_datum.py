"""Which datum a question asks for, and where a sentence has it."""

from __future__ import annotations

import pytest

from bot.datum import Kind, find, kind_asked
from bot.model import Span
from bot.text import is_stop, surface, tokens


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("¿Cuándo llega el presidente?", Kind.DATE),
        ("cuando llega", Kind.DATE),
        ("¿En qué año se firmó?", Kind.DATE),
        ("¿Cuántos goles llevaba cuando se lesionó?", Kind.NUMBER),
        ("cuantos goles llevaba cuando se lesiono", Kind.NUMBER),
        ("¿Qué ocurre cuando llueve?", None),
        ("Cuando llueve, ¿qué se suspende?", None),
        ("Fecha de la visita", Kind.DATE),
        ("A fecha de hoy, ¿cuántos socios hay?", Kind.NUMBER),
        ("En cuanto a la sede, ¿qué se decidió?", None),
        ("¿Cuántos países hay?", Kind.NUMBER),
        ("¿Qué porcentaje vota?", Kind.NUMBER),
        ("¿Cuál es la población?", Kind.NUMBER),
        ("¿Quién invitó al ministro?", Kind.PERSON),
        ("¿Dónde está la sede?", Kind.PLACE),
        ("¿En qué ciudad nació?", Kind.PLACE),
        ("¿Qué empresa construye la central?", Kind.NAME),
        ("¿Cómo se llama el cohete?", Kind.NAME),
        ("¿Qué significa OTSC?", Kind.MEANING),
        ("¿Qué es la OTSC?", Kind.MEANING),
        ("¿Cuáles son las siglas de la organización?", Kind.ACRONYM),
        ("¿Qué puesto ocupa Lima?", Kind.RANK),
        ("¿Qué idioma hablan?", Kind.LANGUAGE),
        ("¿Con qué frecuencia se reúnen?", Kind.NUMBER),
        ("¿Por qué se fue?", None),
        ("¿Quién fue Simón Bolívar?", None),
        ("¿Qué es la energía?", None),
    ],
)
def test_the_kind_of_datum_is_read_off_the_question(question: str, kind: Kind | None) -> None:
    assert kind_asked(question) == kind


def datum(question: str, sentence: str) -> str | None:
    """Return what is found when every content word of the question weighs the same."""
    kind = kind_asked(question)
    assert kind
    asked = {surface(token.text) for token in tokens(question) if not is_stop(token.text)}
    anchors = [(Span(token.start, token.end), 1.0) for token in tokens(sentence) if surface(token.text) in asked]
    found = find(kind, question, sentence, anchors)
    return found.of(sentence) if found else None


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("¿Cuándo llega Ana?", "Ana llega el 12 de noviembre de 2025 a Lima.", "12 de noviembre de 2025"),
        ("¿Cuándo abrió?", "Abrió en el siglo XIX junto al río.", "siglo XIX"),
        ("¿En qué año cerró el museo?", "Abrió en 1990 y el museo cerró en 2004.", "2004"),
        ("¿A qué hora abre?", "Abre a las 9:30 los lunes.", "9:30"),
        ("¿Cuántos libros compró en 2023?", "En 2022 compró 640 libros y en 2023 compró 910.", "910"),
        ("¿Cuántos libros compró en 2022?", "En 2022 compró 640 libros y en 2023 compró 910.", "640"),
        ("¿Cuántos libros compró en 2023?", "Compró 640 libros en 2022 y 910 en 2023.", "910"),
        ("¿A qué hora abre?", "Abre a las ocho y cuarto de la mañana.", "las ocho y cuarto de la mañana"),
        ("¿A qué hora abre?", "Las dos hermanas abren a las nueve.", "las nueve"),
        ("¿Cuándo abre?", "Abre a las 9.", "las 9"),
        ("¿Cuánto costó la obra?", "La obra costó 12.000 millones de dólares.", "12.000 millones de dólares"),
        ("¿Cuántos países firmaron?", "En 2020 los cinco países firmaron 3 actas.", "cinco"),
        ("¿Qué porcentaje votó?", "Votó el 37,5 % del censo en 2020.", "37,5 %"),
        ("¿Dónde abrió la escuela?", "La escuela de la Fundación Sol abrió en Omsk.", "Omsk"),
        ("¿Por quién vino invitada la ministra?",
         "La ministra de Asuntos Exteriores vino invitada por su colega, Ana Sol.",
         "Ana Sol"),
        ("¿Quién llegó?", "Llegó Pedro el Grande.", "Pedro el Grande"),
        ("¿Cuánto cuesta?", "Cuesta treinta y cinco euros.", "treinta y cinco euros"),
        ("¿Cuánto cuesta?", "Cuesta 12 000 euros.", "12 000 euros"),
        ("¿Cuánto mide?", "Mide -5 °C al alba.", "-5 °C"),
        ("¿Cuándo fue?", "Fue el martes 3 de mayo de 985.", "martes 3 de mayo de 985"),
        ("¿CUÁNDO ABRE?", "Abre en enero.", "enero"),
        ("¿Quién invitó a Ana?", "Ana Sol fue invitada por Luis.", "Luis"),
        ("¿Qué empresa hará el puente?", "El puente de Lima lo hará en Perú la empresa local Arcos.", "Arcos"),
        ("¿Qué significa OTSC?", "Es la Organización del Tratado de Seguridad Colectiva (OTSC).",
         "Organización del Tratado de Seguridad Colectiva"),
        ("¿Qué es la UEE?", "La UEE (Unión Económica Euroasiática) crece.", "Unión Económica Euroasiática"),
        ("¿Qué lugar ocupa Lima?", "Con 3 plazas, Lima es la tercera ciudad.", "tercera"),
        ("¿Qué idioma hablan en Lima?", "En Lima hablan español.", "español"),
        ("¿Cuánto mide la selva?", "La selva mide de 415 000 a 587 000 metros.", "415 000 a 587 000 metros"),
        ("¿Qué edad tiene Ana?", "Ana lleva 3 sombreros a sus 39 años.", "39 años"),
        ("¿Cuánto tiempo tardó Ana?", "Ana, con 4 maletas, tardó dos días.", "dos días"),
        ("¿Qué porcentaje votó a Ana?", "De los 300 que votaron, a Ana la votó el 37,5 %.", "37,5 %"),
        ("¿Cuántos cohetes vuelan?", "Los cohetes AS-207 vuelan, todos menos 3.", "3"),
        ("¿Cuáles son las siglas de la unión?", "La unión, o UEE, crece.", "UEE"),
    ],
)  # fmt: skip
def test_the_datum_nearest_to_the_questions_words_is_found(question: str, sentence: str, expected: str) -> None:
    assert datum(question, sentence) == expected


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("¿Cuándo llega Ana?", "Ana llega pronto."),
        ("¿Quién invitó a Ana?", "Invitaron a Ana."),
        ("¿Qué pasó y cuándo en 2020?", "En 2020 no pasó nada."),
        ("¿Qué significa OTSC?", "La OTSC se reúne hoy (martes)."),
    ],
)
def test_a_sentence_without_a_datum_beyond_the_questions_own_words_has_none(question: str, sentence: str) -> None:
    assert datum(question, sentence) is None
