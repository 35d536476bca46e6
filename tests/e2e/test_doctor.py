"""`doctor`: what it says of all that the bot needs, and that it changes nothing."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
import socket
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol
from zoneinfo import ZoneInfo

import httpx
import pytest
from click.testing import CliRunner

from bot import schedule
from bot.chat import inquiry
from bot.chat.lanes import HANDLED
from bot.chat.service import CONNECTIONS, webhook_address
from bot.cli import commands
from bot.doctor import examining, reaching
from bot.errors import EncoderProblem
from bot.settings import VARIABLES, Settings
from bot.simulator import DelayedBefore, DroppedBefore, Fault, Misdated, ServerError, Simulator
from bot.store import Store, ensure_current
from bot.store.promises import Content, State, Subscription, When, Where
from bot.store.values import Membership
from bot.wording import doctor as say
from bot.wording import encoding
from tests.e2e.conftest import is_serving, served_by
from tests.e2e.process import PATIENCE
from tests.e2e.test_service import webhook_of
from tests.encoders import Server, served
from tests.ports import free_port

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator
    from pathlib import Path

    from bot.simulator import Group, Person
    from tests.e2e.conftest import StartBot
    from tests.postgres import Postgres

FINE, DOUBTFUL, BROKEN = say.SIGNS.values()
ASKED = {"getme", "getwebhookinfo", "getchatmember", "getchat"}
PLATFORMS = ("DYNO", "RENDER", "RAILWAY_ENVIRONMENT")


@dataclass(frozen=True, slots=True)
class Examined:
    """What `doctor` has printed, and its exit code."""

    code: int
    text: str

    def of(self, name: str) -> str:
        """Return all that is said under a name, a thing to look at below another."""
        things = self.text.replace("\n  ", "\t").splitlines()
        return "\n".join(thing.replace("\t", "\n  ") for thing in things if thing[2:].startswith(f"{name}: "))

    @property
    def signs(self) -> set[str]:
        return {line[0] for line in self.text.splitlines()[:-1] if not line.startswith(" ")}


class Examine(Protocol):
    """Runs `doctor`; `environment` comes before what it gets anyway."""

    def __call__(self, **environment: str) -> Examined: ...


@pytest.fixture
def telegram() -> Iterator[Simulator]:
    with Simulator(guest=True) as simulator:
        yield simulator


@pytest.fixture
def owner(telegram: Simulator) -> Person:
    """Return who runs the bot, and has opened the chat with it."""
    olga = telegram.person("Olga")
    olga.private_chat()
    return olga


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return the file of a database with the newest schema."""
    ensure_current(f"sqlite:///{tmp_path}/glosa.db")
    return tmp_path / "glosa.db"


@pytest.fixture
def examine(telegram: Simulator, owner: Person, knowledge: Path, file: Path) -> Iterator[Examine]:
    """Return what runs the command with all well, but for what a test changes; the token is never printed."""
    unset = dict.fromkeys([*(variable.name for variable in VARIABLES), *PLATFORMS])
    well = {
        "TELEGRAM_BOT_TOKEN": telegram.token,
        "TELEGRAM_API_URL": telegram.url,
        "DATABASE_URL": f"sqlite:///{file}",
        "KNOWLEDGE": str(knowledge),
        "ADMIN_IDS": str(owner.id),
        "PTB_TIMEDELTA": "true",
    }

    def run(**environment: str) -> Examined:
        variables = {**unset, **well, **environment}
        done = CliRunner().invoke(commands, ["doctor"], env=variables, standalone_mode=False, catch_exceptions=False)
        secret = str(variables["TELEGRAM_BOT_TOKEN"]).partition(":")[2]
        assert not secret or secret not in done.output
        assert done.stderr == ""
        return Examined(done.return_value, done.output)

    yield run
    logging.disable(logging.NOTSET)


def stored(file: Path, keep: Callable[[Store], Awaitable[object]]) -> None:
    """Have something kept in a database."""

    async def kept() -> None:
        store = Store(f"sqlite:///{file}", pepper="pimienta")
        await keep(store)
        await store.close()

    asyncio.run(kept())


def subscribed(file: Path, group: Group, *, kind: str = "supergroup", is_pinned: bool = False) -> None:
    """Keep that a group or channel is promised something."""
    when = When(schedule.parse("diario 8:30"), ZoneInfo("Europe/Madrid"))
    name = f"{group.id}"[-10:]
    one = Subscription(name, group.id, Content.TURNS, when, is_pinned=is_pinned, state=State.ACTIVE)

    async def keep(store: Store) -> None:
        await store.note_chat(group.id, kind, group.chat.title or "", Membership.MEMBER, now())
        await store.promises.save(one, now())

    stored(file, keep)


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def hook(telegram: Simulator, url: str, **wishes: object) -> None:
    """Have Telegram deliver at an address."""
    with httpx.Client(trust_env=False) as client:
        address = f"{telegram.url}/bot{telegram.token}/setWebhook"
        client.post(address, json={"url": url, **wishes}).raise_for_status()


def test_where_all_is_well_each_thing_is_told_and_nothing_is_changed(
    telegram: Simulator, examine: Examine, file: Path
) -> None:
    subscribed(file, telegram.supergroup("Barrio"))
    before = file.read_bytes()
    found = examine()
    assert found.signs == {FINE}
    assert found.text.endswith(f"\n{say.seen(0, 0)}\n")
    assert found.code == 0
    assert "@glosa_bot" in found.of(say.TOKEN)
    assert "SQLite" in found.of(say.DATABASE)
    assert "Europe/Madrid" in found.of(say.CLOCK)
    assert file.read_bytes() == before
    assert {call.method.lower() for call in telegram.calls()} == ASKED
    assert telegram.refusals == []


def test_a_bot_that_serves_by_webhook_is_well(telegram: Simulator, examine: Examine, start_bot: StartBot) -> None:
    environment = served_by("webhook")
    bot = start_bot(**environment)
    telegram.wait_until(lambda: is_serving(telegram), "a webhook", PATIENCE)
    found = examine(**environment, DATABASE_URL=bot.database_url)
    assert found.signs == {FINE}, found.text
    assert found.code == 0
    assert say.opens(environment["PUBLIC_URL"]) in found.of(say.ADDRESS)
    assert "1 proceso en marcha" in found.of(say.CONTENTS)


def test_every_wrong_variable_is_told_and_what_needs_none_of_them_is_looked_at(examine: Examine) -> None:
    found = examine(
        TELEGRAM_BOT_TOKEN="", PORT="http", DATABASE_URL="mysql://ana:secreta@base/glosa", TIMEZONE="Madrid"
    )
    assert found.code == 1
    told = found.of(say.VARIABLES)
    assert told.startswith(BROKEN)
    assert all(name in told for name in ("TELEGRAM_BOT_TOKEN", "PORT", "DATABASE_URL", "TIMEZONE"))
    assert "secreta" not in found.text
    assert say.needs("TELEGRAM_BOT_TOKEN") in found.of(say.TOKEN)
    assert say.GET_TOKEN in found.of(say.TOKEN)
    assert say.needs("DATABASE_URL") in found.of(say.DATABASE)
    assert found.of(say.DOCUMENTS).startswith(FINE)


def test_a_token_in_the_wrong_place_is_not_shown(telegram: Simulator, examine: Examine) -> None:
    found = examine(TELEGRAM_API_URL=f"telegram/bot{telegram.token}")
    assert "[token]" in found.of(say.VARIABLES)


def test_a_wrong_token_is_told_and_the_rest_looked_at(examine: Examine) -> None:
    found = examine(TELEGRAM_BOT_TOKEN="123456:wrong_one")  # noqa: S106 - no bot's
    assert found.code == 1
    assert found.of(say.TOKEN).startswith(f"{BROKEN} {say.TOKEN}: {say.WRONG_TOKEN}\n")
    assert all(say.NEEDS_TELEGRAM in found.of(name) for name in (say.WEBHOOK, say.RIGHTS, say.OWNERS))
    assert all(found.of(name).startswith(FINE) for name in (say.DATABASE, say.DOCUMENTS, say.CLOCK))


def test_a_telegram_that_cannot_be_reached_is_told(examine: Examine) -> None:
    found = examine(TELEGRAM_API_URL=f"http://127.0.0.1:{free_port()}")
    assert found.code == 1
    assert say.unreachable("127.0.0.1") in found.of(say.TOKEN)
    assert found.of(say.DATABASE).startswith(FINE)
    assert found.of(say.CLOCK).startswith(DOUBTFUL)


def test_a_telegram_that_does_not_answer_is_not_waited_for(
    telegram: Simulator, examine: Examine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inquiry, "PATIENCE", 0.1)
    telegram.fail_next("getMe", DelayedBefore(1.0))
    assert say.unreachable("127.0.0.1") in examine().of(say.TOKEN)


def test_a_telegram_that_fails_is_told_in_its_words(telegram: Simulator, examine: Examine) -> None:
    telegram.fail_next("getWebhookInfo", ServerError(502))
    found = examine()
    assert found.of(say.WEBHOOK).startswith(DOUBTFUL)
    assert "Bad Gateway" in found.of(say.WEBHOOK)
    telegram.fail_next("getMe", ServerError(502))
    assert "Bad Gateway" in examine().of(say.TOKEN)


def test_what_is_not_switched_on_at_botfather_is_told(examine: Examine) -> None:
    with Simulator(privacy=False) as other:
        found = examine(TELEGRAM_API_URL=other.url, ADMIN_IDS="")
    assert found.code == 0
    assert say.TURN_PRIVACY_ON in found.of(say.PRIVACY)
    assert say.TURN_GUEST_ON in found.of(say.GUEST)
    assert say.NAME_OWNERS in found.of(say.OWNERS)
    assert found.text.endswith(f"\n{say.seen(0, 3)}\n")


def test_a_webhook_that_keeps_the_bot_from_polling_is_told_with_how_to_remove_it(
    telegram: Simulator, examine: Examine
) -> None:
    hook(telegram, "http://127.0.0.1:9/clave-secreta")
    found = examine()
    assert found.code == 1
    assert found.of(say.WEBHOOK).startswith(BROKEN)
    assert "http://127.0.0.1:9," in found.of(say.WEBHOOK)
    assert "/deleteWebhook" in found.of(say.WEBHOOK)
    assert "clave-secreta" not in found.text
    assert telegram.calls("deleteWebhook") == []


def test_a_webhook_of_somebody_else_is_told_and_left(telegram: Simulator, examine: Examine) -> None:
    hook(telegram, "http://127.0.0.1:9/telegram")
    found = examine(PUBLIC_URL="http://127.0.0.1:99")
    assert found.code == 1
    assert say.set_elsewhere("http://127.0.0.1:9") in found.of(say.WEBHOOK)
    assert len(telegram.calls("setWebhook")) == 1


def settled(telegram: Simulator, public_url: str) -> tuple[str, dict[str, object]]:
    """Return where the bot would have its webhook, and what it would ask for."""
    settings = Settings(token=telegram.token, public_url=public_url)
    return webhook_address(settings), {"allowed_updates": HANDLED, "max_connections": CONNECTIONS}


def test_a_webhook_with_another_secret_or_another_versions_wishes_is_told(
    telegram: Simulator, examine: Examine
) -> None:
    url = f"http://127.0.0.1:{free_port()}"
    hook(telegram, settled(telegram, url)[0])
    assert say.OTHER_WISHES in examine(PUBLIC_URL=url).of(say.WEBHOOK)
    found = examine(PUBLIC_URL=url, WEBHOOK_SECRET="otro")  # noqa: S106 - opens nothing
    assert found.of(say.WEBHOOK).startswith(f"{BROKEN} {say.WEBHOOK}: {say.OTHER_SECRET}\n")


def test_deliveries_that_fail_are_told_in_telegrams_words(telegram: Simulator, examine: Examine, owner: Person) -> None:
    url = f"http://127.0.0.1:{free_port()}"
    address, wishes = settled(telegram, url)
    hook(telegram, address, **wishes)
    owner.private_chat().say("hola")
    deadline = time.monotonic() + PATIENCE
    while "last_error_message" not in webhook_of(telegram):
        assert time.monotonic() < deadline
    found = examine(PUBLIC_URL=url)
    assert found.of(say.WEBHOOK).startswith(BROKEN)
    assert "All connection attempts failed" in found.of(say.WEBHOOK)
    assert "Queda un mensaje por entregar." in found.of(say.WEBHOOK)
    assert found.of(say.ADDRESS).startswith(BROKEN)
    assert say.does_not_open(url) in found.of(say.ADDRESS)


def test_a_public_address_at_which_something_else_answers_or_nothing_in_time_is_told(
    telegram: Simulator, examine: Examine, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = examine(PUBLIC_URL=telegram.url)
    assert say.answers_otherwise(telegram.url, 404) in found.of(say.ADDRESS)
    assert found.of(say.WEBHOOK).startswith(f"{DOUBTFUL} {say.WEBHOOK}: {say.NOT_SET}\n")
    assert found.code == 0
    monkeypatch.setattr(reaching, "PATIENCE", 0.1)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        assert say.WAKE in examine(PUBLIC_URL=url).of(say.ADDRESS)


def test_an_address_of_this_machine_is_none_for_telegram_itself(examine: Examine) -> None:
    found = examine(PUBLIC_URL="http://localhost:8000", TELEGRAM_API_URL="", TELEGRAM_BOT_TOKEN="")
    assert say.CHOOSE_ADDRESS in found.of(say.COMING)


def test_what_a_platform_and_its_port_mean_is_told(examine: Examine) -> None:
    found = examine(DYNO="web.1", PORT="5000", DATABASE_URL="sqlite:///nueva.db")
    assert found.of(say.PLATFORM).startswith(f"{DOUBTFUL} {say.PLATFORM}: Heroku")
    assert say.LOSES_FILES in found.of(say.PLATFORM)
    assert say.by_polling_with_pages(5000) in found.of(say.COMING)
    assert found.code == 0


def test_a_database_that_is_not_there_is_not_made(examine: Examine, tmp_path: Path) -> None:
    found = examine(DATABASE_URL=f"sqlite:///{tmp_path}/nueva.db")
    assert found.code == 0
    assert found.of(say.DATABASE).startswith(FINE)
    assert say.NOBODY_RECEIVES in found.of(say.RIGHTS)
    assert not (tmp_path / "nueva.db").exists()
    found = examine(DATABASE_URL=f"sqlite:///{tmp_path}/no/nueva.db")
    assert found.code == 1
    assert "no se puede abrir." in found.of(say.DATABASE)
    assert say.NEEDS_DATABASE in found.of(say.RIGHTS)


def test_an_old_database_is_told_and_not_migrated(examine: Examine, file: Path) -> None:
    versioned(file, "0001")
    found = examine()
    assert found.code == 0
    assert say.MIGRATE in found.of(say.DATABASE)
    assert say.NEEDS_DATABASE in found.of(say.RIGHTS)
    with closing(sqlite3.connect(file)) as raw:
        assert raw.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]


def test_a_database_of_a_newer_version_is_told(examine: Examine, file: Path) -> None:
    versioned(file, "9999")
    found = examine()
    assert found.code == 1
    assert "más nueva que esta." in found.of(say.DATABASE)


def test_a_database_that_cannot_be_written_is_told(examine: Examine, file: Path) -> None:
    found = examine(DATABASE_URL=f"sqlite:///file:{file}?mode=ro&uri=true")
    assert found.code == 1
    assert "no se puede escribir." in found.of(say.DATABASE)


def test_a_database_that_is_not_as_it_should_be_is_told_and_the_rest_looked_at(examine: Examine, file: Path) -> None:
    with closing(sqlite3.connect(file)) as raw, raw:
        raw.execute("DROP TABLE postings")
    found = examine()
    assert found.code == 1
    assert say.database_fails("OperationalError") in found.of(say.DATABASE)
    assert found.of(say.DOCUMENTS).startswith(FINE)


def test_a_database_that_does_not_answer_is_not_waited_for(examine: Examine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examining, "DATABASE_PATIENCE", 0.1)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        found = examine(DATABASE_URL=f"postgresql://ana:secreta@127.0.0.1:{silent.getsockname()[1]}/glosa")
    assert found.code == 1
    assert found.of(say.DATABASE).startswith(f"{BROKEN} {say.DATABASE}: {say.database_is_slow(0.1)}")
    assert "secreta" not in found.text


def test_a_postgresql_is_told(examine: Examine, postgres: Postgres) -> None:
    url = postgres.database()
    found = examine(DATABASE_URL=url, DYNO="web.1")
    assert found.signs == {FINE}
    assert "PostgreSQL" in found.of(say.DATABASE)
    missing = examine(DATABASE_URL=f"{url}_no")
    assert missing.code == 1
    assert "no deja entrar" in missing.of(say.DATABASE)


def versioned(file: Path, version: str) -> None:
    with closing(sqlite3.connect(file)) as raw, raw:
        raw.execute("UPDATE alembic_version SET version_num = ?", [version])


def test_what_should_have_been_sent_is_told(telegram: Simulator, examine: Examine, file: Path) -> None:
    subscribed(file, telegram.supergroup("Barrio"))
    two_hours_ago = f"{now() - dt.timedelta(hours=2):%Y-%m-%d %H:%M:%S}"
    with closing(sqlite3.connect(file)) as raw, raw:
        raw.execute("UPDATE subscriptions SET next_at = ?", [two_hours_ago])
    found = examine()
    assert found.of(say.SENDINGS).startswith(f"{DOUBTFUL} {say.SENDINGS}: Uno va con retraso, desde hace 2 horas.")
    assert say.START in found.of(say.SENDINGS)


def test_an_encoder_is_told_where_one_was_chosen(examine: Examine) -> None:
    assert examine().of(say.ENCODER) == ""
    with served(Server(key="sk-buena")) as server:
        chosen = {"ENCODER": server.address, "ENCODER_MODEL": "m"}
        right, wrong = (examine(**chosen, ENCODER_KEY=key) for key in ("sk-buena", "sk-mala"))
    assert right.of(say.ENCODER).startswith(f"{FINE} {say.ENCODER}: ")
    assert encoding.TROUBLES[EncoderProblem.REFUSED_KEY] in wrong.of(say.ENCODER)
    assert say.MEND_ENCODER in wrong.of(say.ENCODER)
    assert "sk-mala" not in wrong.text


def test_documents_with_faults_or_warnings_are_told_with_file_and_line(examine: Examine, tmp_path: Path) -> None:
    folder = tmp_path / "textos"
    folder.mkdir()
    (folder / "viejo.txt").write_bytes("El caf\xe9 abre a las ocho de la ma\xf1ana.\n".encode("latin-1"))
    found = examine(KNOWLEDGE=str(folder))
    assert found.code == 0
    assert "viejo.txt" in found.of(say.DOCUMENTS)
    assert say.MEND_WARNINGS in found.of(say.DOCUMENTS)
    (folder / "malo.md").write_text("# Título\n\nTexto.\n\n## \n", "utf-8")
    found = examine(KNOWLEDGE=str(folder))
    assert found.code == 1
    assert "malo.md:5: el encabezado está vacío" in found.of(say.DOCUMENTS)
    assert say.MEND_DOCUMENTS in found.of(say.DOCUMENTS)


@pytest.mark.parametrize(
    ("seconds", "sign", "off"),
    [(-2, FINE, "Va con el de Telegram."), (-20, DOUBTFUL, "segundos adelantado"), (3700, BROKEN, "una hora atrasado")],
)
def test_a_clock_that_is_off_is_told(telegram: Simulator, examine: Examine, seconds: int, sign: str, off: str) -> None:
    telegram.fail_next("*", Misdated(seconds), times=9)
    found = examine()
    assert found.of(say.CLOCK).startswith(sign)
    assert off in found.of(say.CLOCK)
    assert found.code == (sign == BROKEN)


def test_where_the_bot_may_not_write_or_pin_is_told(telegram: Simulator, examine: Examine, file: Path) -> None:
    well, silent = telegram.supergroup("Barrio"), telegram.supergroup("Vecinos", bot="administrator")
    channel, pins = telegram.channel("Diario"), telegram.channel("Tablón")
    for one in (well, silent):
        subscribed(file, one, is_pinned=one is silent)
    for one in (channel, pins):
        subscribed(file, one, kind="channel", is_pinned=one is pins)
    found = examine()
    assert found.of(say.RIGHTS) == f"{FINE} {say.RIGHTS}: {say.can_write(4, 4, 4)}"
    channel.set_bot("administrator", ["can_manage_chat"])
    pins.set_bot("administrator", ["can_post_messages"])
    silent.set_bot("kicked")
    found = examine()
    assert found.code == 1
    told = found.of(say.RIGHTS)
    assert say.can_write(2, 4, 4) in told
    assert f"{BROKEN} {say.RIGHTS}: {say.cannot_write('Diario', is_channel=True)}" in told
    assert f"{BROKEN} {say.RIGHTS}: {say.cannot_write('Vecinos', is_channel=False)}" in told
    assert f"{DOUBTFUL} {say.RIGHTS}: {say.cannot_pin('Tablón')}" in told
    assert "Barrio" not in told


def test_a_chat_that_has_stopped_is_told_with_how_it_goes_on(telegram: Simulator, examine: Examine, file: Path) -> None:
    channel = telegram.channel("Diario")
    subscribed(file, channel, kind="channel")
    stored(file, lambda store: store.promises.stop(Where(channel.id), "need administrator rights", now()))
    found = examine()
    assert found.code == 0
    assert "en el canal no soy administrador." in found.of(say.RIGHTS)
    assert say.resume("Diario") in found.of(say.RIGHTS)


@pytest.mark.parametrize(("fault", "untold"), [(ServerError(500), 1), (DroppedBefore(), 2)], ids=["fails", "silent"])
def test_what_telegram_does_not_say_of_a_chat_is_told_and_no_more_is_asked_of_a_silent_one(
    telegram: Simulator, examine: Examine, file: Path, fault: Fault, untold: int
) -> None:
    for title in ("Barrio", "Vecinos"):
        subscribed(file, telegram.supergroup(title))
    telegram.fail_next("getChatMember", fault)
    found = examine()
    assert found.of(say.RIGHTS).endswith(f"{DOUBTFUL} {say.RIGHTS}: {say.not_told(untold)}\n  → {say.TRY_AGAIN}")
    assert len(telegram.calls("getChatMember")) == 3 - untold


def test_whoever_runs_the_bot_and_cannot_be_told_anything_is_named(
    telegram: Simulator, examine: Examine, owner: Person
) -> None:
    eva = telegram.person("Eva")
    found = examine(ADMIN_IDS=f"{owner.id} {eva.id}")
    assert found.of(say.OWNERS).startswith(f"{DOUBTFUL} {say.OWNERS}: {say.has_not_met(eva.id)}")
    assert say.meet("glosa_bot") in found.of(say.OWNERS)
    assert str(owner.id) not in found.of(say.OWNERS)
