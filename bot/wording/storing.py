"""What is said of a database that cannot be used: what is wrong, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.errors import StoreProblem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.errors import StoreError

_PROBLEMS: Final[Mapping[StoreProblem, tuple[str, str]]] = {
    StoreProblem.NOT_AN_ADDRESS: (
        "no es la dirección de una base de datos.",
        "Escribe una como sqlite:///glosa.db o postgresql://usuario:clave@servidor/base.",
    ),
    StoreProblem.UNKNOWN_DATABASE: (
        "no conozco esa base de datos.",
        (
            "Usa SQLite, con una dirección como sqlite:///glosa.db, o PostgreSQL, con una como "
            "postgresql://usuario:clave@servidor/base."
        ),
    ),
    StoreProblem.NO_DRIVER: (
        "falta el paquete de Python «{detail}», que habla con esa base de datos.",
        "Instálalo, o usa SQLite con una dirección como sqlite:///glosa.db.",
    ),
    StoreProblem.CANNOT_OPEN: (
        "no se puede abrir.",
        "Comprueba que la carpeta existe y que el bot puede escribir en ella.",
    ),
    StoreProblem.NOT_A_DATABASE: (
        "ese archivo no es una base de datos.",
        "Elige otro nombre, o aparta el archivo.",
    ),
    StoreProblem.DAMAGED: ("está dañada.", "Restaura una copia, o aparta el archivo para empezar de nuevo."),
    StoreProblem.READ_ONLY: (
        "no se puede escribir.",
        "Da permiso de escritura al bot sobre el archivo y su carpeta.",
    ),
    StoreProblem.FULL: ("no queda espacio en el disco.", "Libera espacio y vuelve a empezar."),
    StoreProblem.BUSY: (
        "otro programa la tiene ocupada.",
        "Ciérralo, o espera a que termine, y vuelve a empezar.",
    ),
    StoreProblem.BROKEN_DISK: (
        "el disco ha fallado al leer o escribir.",
        "Revisa el disco y el espacio que queda.",
    ),
    StoreProblem.UNREACHABLE: (
        "no contesta.",
        "Comprueba que el servidor está en marcha y que desde aquí se llega a la dirección de DATABASE_URL.",
    ),
    StoreProblem.LOCKED_OUT: (
        "no deja entrar: «{detail}».",
        "Comprueba el usuario, la contraseña y la base de DATABASE_URL, y que el servidor admite más conexiones.",
    ),
    StoreProblem.FORBIDDEN: (
        "no se puede escribir con el usuario de DATABASE_URL.",
        "Dale permiso para crear tablas y escribir en ellas, y comprueba que el servidor no es de solo lectura.",
    ),
    StoreProblem.OUTDATED: (
        "es de una versión anterior de Glosa.",
        "Actualízala con: python -m bot migrate",
    ),
    StoreProblem.TOO_NEW: (
        "es de una versión de Glosa más nueva que esta.",
        "Actualiza Glosa, o usa otra base de datos.",
    ),
    StoreProblem.NOT_MIGRATED: ("no se ha podido actualizar.", "Al intentarlo dijo: «{detail}»."),
}
"""What is wrong, and what to do."""


def fault(found: StoreError) -> str:
    """Return what is wrong with a database: «sqlite:///glosa.db: ese archivo no es una base de datos. …»."""
    return f"{problem(found)} {advice(found)}"


def problem(found: StoreError) -> str:
    """Return what is wrong with a database alone, and with which."""
    return f"{found.address}: {_PROBLEMS[found.problem][0].format(detail=found.detail)}"


def advice(found: StoreError) -> str:
    """Return what to do about it."""
    return _PROBLEMS[found.problem][1].format(detail=found.detail)
