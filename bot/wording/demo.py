"""Every sentence of `demo`: those of its chat page, which gets them as JSON, and those of its command."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

# The cast

PEOPLE: Final = ("Ana", "Luis")
GROUP: Final = "Grupo de trabajo"
TOPIC: Final = "Documentos"
CHANNEL: Final = "Novedades"

# The page

PAGE: Final[Mapping[str, str]] = {
    # Around everything
    "title": "{bot} · demostración",
    "demo": "Demostración",
    "demo_note": "Todo ocurre en este equipo y desaparece al cerrarla.",
    "over": "La demostración ha terminado. Puedes cerrar esta página.",
    "failed": "Eso no ha salido bien. Prueba otra vez.",
    "close": "Cerrar",
    "accept": "Aceptar",
    "cancel": "Cancelar",
    # The list of chats
    "chats": "Chats",
    "you_are": "Escribes como",
    "theme": "Cambiar entre claro y oscuro",
    "general": "General",
    "closed": "cerrado",
    "unread": "{count} sin leer",
    "nothing_yet": "Todavía no hay mensajes",
    "draft_photo": "Foto",
    "draft_document": "Archivo",
    "draft_voice": "Nota de voz",
    "draft_sticker": "Sticker",
    # The head of a chat
    "back": "Volver a los chats",
    "more": "Más opciones",
    "is_bot": "bot",
    "is_channel": "canal · {bot} es administrador",
    "is_channel_without": "canal · {bot} no está",
    "members": "{people} y {bot}",
    "members_without": "{people} · sin {bot}",
    "typing": "{bot} está escribiendo…",
    "bot_is_administrator": "{bot} es administrador y lo lee todo.",
    "bot_is_member": "{bot} solo lee lo que se le dirige.",
    # What can be done in a chat
    "block": "Bloquear a {bot}",
    "unblock": "Desbloquear a {bot}",
    "blocked": "Has bloqueado a {bot}.",
    "promote_bot": "Hacer administrador a {bot}",
    "demote_bot": "Quitar a {bot} de administrador",
    "remove_bot": "Expulsar a {bot}",
    "add_bot": "Añadir a {bot}",
    "promote": "Hacer administrador a {name}",
    "demote": "Quitar a {name} de administrador",
    "close_topic": "Cerrar este tema",
    "reopen_topic": "Reabrir este tema",
    "topic_is_closed": "Este tema está cerrado: solo escriben los administradores.",
    "only_administrators": "En el canal solo publican los administradores.",
    # The welcome
    "welcome": "¿Qué sabe hacer este bot?",
    "start": "Empezar",
    "try": "O pregunta algo:",
    "empty_group": "Pregunta con {mention}, con /pregunta o respondiendo a {bot}.",
    "empty_channel": "Lo que publiques aquí lo recibe {bot}, que es administrador.",
    # Messages
    "messages": "Mensajes de {chat}",
    "today": "Hoy",
    "yesterday": "Ayer",
    "edited": "editado",
    "you": "Tú",
    "via": "mediante @{bot}",
    "only_you": "Solo lo ves tú",
    "unfold": "Mostrar la cita entera",
    "fold": "Plegar la cita",
    "photo": "Foto",
    "photo_of": "Foto de {name}",
    "voice": "Nota de voz, {seconds} s",
    "download": "Descargar {name}",
    "to_end": "Ir al último mensaje",
    "reaction": "{emoji}, {count}. Pulsa para poner o quitar la tuya",
    "silent": "Enviado sin sonido",
    "pinned_message": "Mensaje fijado",
    # Polls
    "quiz_anonymous": "Cuestionario anónimo",
    "quiz": "Cuestionario",
    "poll_anonymous": "Encuesta anónima",
    "poll": "Encuesta",
    "poll_closed": "Resultados finales",
    "no_votes": "Sin votos todavía",
    "one_vote": "1 voto",
    "votes": "{count} votos",
    "right": "Respuesta correcta",
    "wrong": "Tu respuesta, que no es la correcta",
    "chosen": "Tu voto",
    "explanation": "Explicación",
    # A message's menu
    "message_menu": "Opciones del mensaje",
    "react": "Reaccionar con {emoji}",
    "reply": "Responder",
    "edit": "Editar",
    "copy": "Copiar el texto",
    "copied": "Copiado",
    "not_copied": "El navegador no ha dejado copiarlo.",
    # Writing
    "write": "Mensaje",
    "write_post": "Publicación",
    "send": "Enviar",
    "save": "Guardar",
    "attach": "Adjuntar",
    "send_photo": "Enviar una foto",
    "send_voice": "Enviar una nota de voz",
    "commands": "Órdenes de {bot}",
    "replying": "Respondes a {name}",
    "editing": "Editas tu mensaje",
    "suggestions": "Sugerencias",
    "results": "Resultados de {bot}",
    "no_results": "{bot} no encuentra nada con eso.",
    "no_answer": "{bot} no ha respondido a tiempo.",
    "choose_chat": "¿En qué chat?",
    "mention_bot": "Nombrar al bot, o preguntarle desde aquí",
    # What happened in a chat
    "joined": "{name} ha entrado",
    "left": "{name} ha salido",
    "topic_opened": "Tema abierto: {name}",
    "topic_closed": "{name} ha cerrado el tema",
    "topic_reopened": "{name} ha reabierto el tema",
    "pinned": "{name} ha fijado «{text}»",
    "happened": "{name} ha cambiado el chat",
}
"""What the page says, by the names its scripts know; what stands in braces they put in."""

# The command

ASKS_NOTHING: Final = "¿Qué?"
"""To whoever asks this, questions are offered that the documents answer."""

HELP_DEMO: Final = "Prueba el bot en el navegador, sin token y sin red."
HELP_PORT: Final = "Puerto de la página; sin él, uno libre."
HELP_NO_OPEN: Final = "No abre el navegador; solo muestra la dirección."

READING: Final = "Leo los documentos…"
ENDED: Final = "Demostración terminada. No ha quedado nada guardado."


def ready(address: str) -> str:
    """Return what is said once the page can be opened."""
    return f"Lista. Ábrela en {address}\nPara terminar, pulsa Ctrl-C."


def not_a_port(written: str) -> str:
    """Return what is said of what cannot be a port."""
    return f"«{written}» no es un puerto: pon un número del 1 al 65535."


def port_in_use(port: int) -> str:
    """Return what is said where the page cannot have the port that was asked for."""
    return f"El puerto {port} ya está en uso. Elige otro con --port, o no pongas ninguno y buscaré uno libre."


def port_refused(port: int) -> str:
    """Return what is said where the system does not let us have a port."""
    return f"El sistema no deja usar el puerto {port}. Elige otro con --port, por ejemplo 8080."
