"""What is said to whoever runs the bot while it starts, serves and stops."""

from __future__ import annotations

from typing import Final

WEBHOOK_REFUSED: Final = (
    "Telegram no acepta la dirección de PUBLIC_URL. Comprueba que se puede abrir desde Internet y que su certificado "
    "es válido. Sigo intentándolo."
)
DISK_IS_NOT_LASTING: Final = (
    "Lo que guardo está en el disco de esta máquina, y la plataforma lo borra cada vez que publica o reinicia el bot. "
    "Ajustes y votos se perderán; para conservarlos, pon en DATABASE_URL una base de datos que dure."
)
READY: Final = "Todo en su sitio."
WAITING_FOR_TELEGRAM: Final = "Telegram no ha contestado todavía."
WAITING_FOR_DATABASE: Final = "La base de datos no contesta."
STOPPING: Final = "Estoy terminando."
MIGRATED: Final = "La base de datos está al día."
ALREADY_CURRENT: Final = "La base de datos ya estaba al día; no había nada que hacer."
NOT_REACHED: Final = "Telegram no contesta. Lo que toca enviar sigue guardado para la próxima vez."
HELP_TICK: Final = (
    "Envía lo que toca y termina. Es para el cron de una plataforma en la que el bot duerme; si no duerme, "
    "lo hace él solo."
)
HELP_MIGRATE: Final = "Pone al día la base de datos. El bot lo hace también, él solo, al empezar."


def caught_up(count: int) -> str:
    """Return how many summaries a process has sent that does not stay."""
    if count == 0:
        return "No tocaba enviar ningún resumen."
    return "He enviado un resumen que tocaba." if count == 1 else f"He enviado {count} resúmenes que tocaban."


def port_taken(port: int, reason: str) -> str:
    """Return that a port cannot be had, and why."""
    return f"No puedo escuchar en el puerto {port} ({reason}). Elige otro en PORT, o apaga el programa que lo ocupa."


def serving_at(address: str) -> str:
    """Return where Telegram delivers."""
    return f"Telegram me entrega los mensajes en {address}."
