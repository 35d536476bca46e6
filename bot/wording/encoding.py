"""What is said of the encoder, to whoever runs the bot and to whoever waits at a terminal."""

from __future__ import annotations

from typing import Final

from bot.errors import EncoderProblem
from bot.wording import number

ENCODING: Final = "Preparando los documentos"
HEARD: Final = "Busco también por significado."
SKIPPED: Final = "Sigo sin terminar de prepararlos: respondo solo por palabras."
WORKS_AGAIN: Final = "El codificador vuelve a funcionar: respondo también por significado."
BESIDE: Final = "Con el codificador y sin él"
BESIDE_COLUMNS: Final = ("Medida", "Solo por palabras", "También por significado")
BESIDE_MEASURES: Final = {"passage": "pasaje correcto", "recall": "con acierto", "abstained": "abstenciones acertadas"}
TROUBLES: Final = {
    EncoderProblem.NOT_INSTALLED: (
        "El codificador elegido en ENCODER no está instalado. "
        "Instálalo con: pip install -r bot/encoders/requirements.txt"
    ),
    EncoderProblem.CANNOT_LOAD: "El codificador no se puede cargar en esta máquina",
    EncoderProblem.WRONG_VECTORS: (
        "El codificador instalado no da los vectores que debería: su versión o su modelo es otro"
    ),
    EncoderProblem.UNREACHABLE: "El codificador no responde en la dirección de ENCODER",
    EncoderProblem.SLOW: "El codificador tarda demasiado",
    EncoderProblem.REFUSED_KEY: "El codificador no acepta la clave de ENCODER_KEY",
    EncoderProblem.UNKNOWN_MODEL: "El codificador no conoce la dirección de ENCODER o el modelo de ENCODER_MODEL",
    EncoderProblem.REFUSED: "El codificador rechaza la petición",
    EncoderProblem.NOT_VECTORS: "El codificador no devuelve vectores",
    EncoderProblem.WRONG_DIMENSION: "El codificador devuelve vectores de otro tamaño que antes",
    EncoderProblem.BROKEN: "El codificador falla por algo inesperado",
}


def trouble(problem: EncoderProblem, detail: str = "") -> str:
    """Return what is wrong with the encoder and what is done meanwhile."""
    what = f"{TROUBLES[problem]} ({detail})" if detail else TROUBLES[problem]
    return f"{what.rstrip('.')}. Mientras tanto respondo solo por palabras."


def refusal(problem: EncoderProblem, detail: str = "") -> str:
    """Return what is wrong with the encoder, to whoever has to put it right before anything starts."""
    is_told = detail and problem is not EncoderProblem.NOT_INSTALLED
    return f"{TROUBLES[problem]} ({detail})." if is_told else f"{TROUBLES[problem].rstrip('.')}."


def of_kind(measure: str, kind: str) -> str:
    """Return what a measure of one kind of questions is called."""
    return f"{kind}: {measure}"


def state(done: int, total: int, problem: EncoderProblem | None) -> str:
    """Return how far an encoder can be heard."""
    if problem:
        return trouble(problem)
    return HEARD if done == total else encoded(done, total)


def encoded(done: int, total: int) -> str:
    """Return how many passages can be found by their meaning."""
    return f"Pasajes que se encuentran también por su significado: {number(done)} de {number(total)}."


def not_kept(why: str) -> str:
    """Return that what was made cannot be kept."""
    return f"No puedo guardar lo preparado, y la próxima vez habrá que prepararlo otra vez ({why})."
