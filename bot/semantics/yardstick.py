"""What a cosine is worth, which differs from encoder to encoder: multilingual-e5 finds 0.77 between strangers.

A few questions and texts that have nothing to do with each other are encoded once, and a cosine is then told in
standard deviations above what is usual among them. Kept with the vectors of a library, they tell too whether those
still are of the same making.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from bot.semantics.pieces import Piece

if TYPE_CHECKING:
    from bot.semantics.encoder import Encoder, Vectors
    from bot.semantics.packing import Halves

QUESTIONS: Final = (
    "¿Cuándo se inauguró la biblioteca?",
    "¿Quién pintó el retablo de la capilla?",
    "¿Cuántos habitantes tiene la comarca?",
    "¿Por qué se secan las hojas del limonero?",
    "¿Dónde nace el río más largo de la región?",
    "¿Qué vitaminas tiene la zanahoria?",
    "¿Cómo se llama el puerto donde desembarcaron?",
    "¿Cuánto dura la batería del teléfono?",
    "¿Qué equipo ganó la copa aquel año?",
    "¿Cuál es la velocidad del sonido en el agua?",
    "¿Quién dirige la orquesta de la ciudad?",
    "¿Qué documentos hay que presentar con la solicitud?",
)
TEXTS: Final = (
    "La abeja obrera vive unas seis semanas en verano y varios meses en invierno.",
    "El tranvía circula de lunes a sábado entre las seis de la mañana y la medianoche.",
    "La novela cuenta la vida de tres hermanas en un pueblo de la sierra.",
    "El Parlamento aprobó la ley de presupuestos con los votos de dos partidos.",
    "Para hacer la masa se mezclan la harina, el agua templada y la levadura.",
    "La cordillera separa dos climas: húmedo al oeste y seco al este.",
    "El algoritmo ordena una lista comparando sus elementos de dos en dos.",
    "La empresa cerró el ejercicio con pérdidas por segunda vez consecutiva.",
    "El volcán entró en erupción de madrugada y cubrió de ceniza los tejados.",
    "Los pacientes recibieron una dosis diaria del medicamento durante un mes.",
    "El monasterio conserva una colección de manuscritos iluminados.",
    "La guitarra se afina aflojando o tensando sus seis cuerdas.",
)
PIECE: Final = Piece.of(lambda: (*QUESTIONS, *TEXTS))
"""As what its vectors are kept."""
_SAMPLE: Final = 2
"""Texts that are encoded again to see whether vectors are of the same making."""
_ALIKE: Final = 0.999
"""Cosine between two encodings of a text by the same encoder, at least: rounding and processors take 0.0002."""


@dataclass(frozen=True, slots=True)
class Yardstick:
    """The usual cosine between a question and a text that do not belong together, and its standard deviation."""

    usual: float
    spread: float

    @classmethod
    def of(cls, vectors: Vectors | Halves) -> Yardstick:
        """Return the yardstick of what `encoded` returns."""
        cosines = np.einsum("qd,td->qt", *np.split(vectors.astype(np.float32), [len(QUESTIONS)]))
        return cls(float(cosines.mean()), max(float(cosines.std()), 1e-6))


def encoded(encoder: Encoder) -> Vectors:
    """Return the vectors of the questions and the texts, or raise EncoderError."""
    return np.concatenate([encoder.questions(QUESTIONS), encoder.passages(TEXTS)])


def is_made_by(encoder: Encoder, vectors: Halves) -> bool:
    """Tell whether an encoder makes what was kept of these texts, or raise EncoderError."""
    now = encoder.passages(TEXTS[:_SAMPLE])
    then = vectors[len(QUESTIONS) :][:_SAMPLE].astype(np.float32)
    return now.shape == then.shape and bool(np.all(np.einsum("td,td->t", now, then) > _ALIKE))
