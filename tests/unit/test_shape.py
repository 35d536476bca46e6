"""Which sentences have the shape that a form of answer asks for."""

from __future__ import annotations

import pytest

from bot.asking import Form, FormKind
from bot.shape import fits

REASON = Form(FormKind.REASON, "el cierre")
LIST = Form(FormKind.LIST, "puertos")


def define(subject: str) -> Form:
    return Form(FormKind.DEFINITION, subject)


@pytest.mark.parametrize(
    "sentence",
    [
        "La lonja cerró porque no cabían los barcos.",
        "El puerto se cerró debido a la niebla.",
        "La obra se debió a una grieta.",
        "Cerró por falta de agua.",
        "La fuente se seca por no llover.",
        "El motivo del cierre fue el viento.",
        "El daño fue causado por la sal.",
        "Viajaron para firmar el convenio.",
        "Lo taparon para que no goteara.",
        "Se reunieron con el fin de ahorrar.",
        "Volvió a casa, pues hacía frío.",
        "Al no haber quorum, nadie votó.",
        "Nevó mucho, por lo que cerraron el paso.",
        "Por esa razón se mudaron.",
        "Trajo una pala para dárselas.",
    ],
)
def test_a_cause_a_consequence_or_a_purpose_is_a_reason(sentence: str) -> None:
    assert fits(REASON, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "La lonja cerró en marzo.",
        "Al llegar el barco sonó la campana.",
        "El billete sirve para cualquier tranvía.",
        "Hay un vestuario para mujeres y otro para hombres.",
        "La fiesta se celebra con motivo de la vendimia.",
        "El agua baja al mar.",
        "Viajan por mar.",
        "Pues bien, llegó el día.",
        "Por lo que respecta al puente, sigue abierto.",
        "El tren pasa por Almería.",
    ],
)
def test_when_where_and_for_whom_are_no_reason(sentence: str) -> None:
    assert not fits(REASON, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Venden pescado, fruta y quesos.",
        "Paran en dos puertos: Vigo y Cádiz.",
        "Hay tres vinos: blanco, rosado, tinto.",
        "No tiene puente, muelle ni grúa.",
        "Se aceptan tarjetas; cheques; vales, o efectivo.",
        "Van Ana, Luis e Inés.",
        "Venden fruta, quesos y pan.",
    ],
)
def test_items_set_apart_by_commas_or_announced_by_a_colon_are_a_list(sentence: str) -> None:
    assert fits(LIST, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "El puerto está en Vigo.",
        "Horario: de nueve a cinco.",
        "El capitán, que vino de Vigo y de Cádiz, zarpó.",
        "Mide 3,5 metros y pesa mucho.",
        "Llovió, pero el barco y la tripulación llegaron.",
    ],
)
def test_a_clause_between_commas_and_a_lone_colon_are_no_list(sentence: str) -> None:
    assert not fits(LIST, sentence)


@pytest.mark.parametrize(
    ("subject", "sentence"),
    [
        ("lonja", "La lonja es un mercado de pescado."),
        ("mareas vivas", "Las mareas vivas son las de luna llena."),
        ("esclusa", "Una esclusa (o compuerta) es una obra que salva un desnivel."),
        ("cabotaje", "Se llama cabotaje a la navegación de puerto en puerto."),
        ("bora", "Sopla el viento conocido como «bora»."),
        ("Darsena", "Llegó a la dársena, la parte más resguardada del puerto."),
        ("estiba", "La estiba consiste en repartir la carga."),
        ("Puerto Viejo", "Hay quien recuerda el puerto. El Puerto Viejo era una playa."),
    ],
)
def test_what_is_said_to_be_something_is_defined(subject: str, sentence: str) -> None:
    assert fits(define(subject), sentence)


@pytest.mark.parametrize(
    ("subject", "sentence"),
    [
        ("lonja", "La lonja fue cerrada en 1987."),
        ("lonja", "La lonja es muy grande."),
        ("biblioteca", "El edificio de la biblioteca es una lonja."),
        ("lonja", "El mercado es un edificio viejo."),
        ("lonja", "La lonja, la cual cerró, se vende."),
        ("puerto viejo", "El puerto tiene un muelle viejo que es de piedra."),
        ("la", "La lonja es un mercado."),
    ],
)
def test_what_is_only_mentioned_or_acted_upon_is_not_defined(subject: str, sentence: str) -> None:
    assert not fits(define(subject), sentence)


@pytest.mark.parametrize("form", [None, Form(FormKind.TOPIC, "lonja"), Form(FormKind.SUMMARY, "lonja")])
def test_where_no_shape_is_asked_for_no_sentence_has_it(form: Form | None) -> None:
    assert not fits(form, "La lonja es un mercado: vende pescado, fruta y quesos, porque sí.")
