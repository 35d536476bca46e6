"""A library's vectors: made once, only where something changed, never taken from what is damaged or foreign."""

from __future__ import annotations

import logging
import time
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pytest

from bot.encoders import Building, steps
from bot.encoders.building import BATCH
from bot.encoders.over_http import OverHttp
from bot.errors import CacheError, EncoderProblem
from bot.semantics import Piece, SecondOpinion, yardstick
from bot.semantics.pieces import key_of
from bot.wording import encoding as say
from tests.encoders import Memory, Server, Tiny, away, prepared, served
from tests.ports import free_port

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

TEXTS = tuple(f"El museo {number} abre a las ocho." for number in range(2 * BATCH + 1))


def library(texts: Sequence[str] = TEXTS) -> list[Piece]:
    return [Piece.of(partial(tuple, (text,))) for text in texts]


def opinion(encoder: Tiny, texts: Sequence[str] = TEXTS) -> SecondOpinion:
    return SecondOpinion(encoder, library(texts))


def made(encoder: Tiny) -> list[str]:
    """Return the passages that an encoder was given, without those of the yardstick."""
    return [text for text in encoder.made if text not in yardstick.TEXTS]


def kept_of(memory: Memory, text: str) -> tuple[str, str]:
    """Return under which names the vector of a text is kept."""
    (found,) = (names for names in memory.kept if names[1] == key_of((text,)))
    return found


def test_progress_goes_up_to_the_end_and_then_the_encoder_is_heard() -> None:
    asked = opinion(Tiny())
    told = prepared(asked)
    assert [one.done for one in told] == [0, BATCH, 2 * BATCH, 2 * BATCH + 1]
    assert told[-1].is_over
    assert asked.is_ready


def test_what_is_kept_is_not_made_again() -> None:
    memory, again = Memory(), Tiny()
    prepared(opinion(Tiny()), memory)
    assert [one.is_over for one in prepared(opinion(again), memory)] == [True]
    assert made(again) == []


def test_only_what_changed_is_made() -> None:
    memory, again = Memory(), Tiny()
    prepared(opinion(Tiny()), memory)
    prepared(opinion(again, (*TEXTS[1:], "El museo cierra los lunes.")), memory)
    assert made(again) == ["El museo cierra los lunes."]


def test_what_was_made_before_an_interruption_is_kept() -> None:
    memory, first, again = Memory(), Tiny(), Tiny()
    work = steps(opinion(first), memory)
    next(work)
    next(work)
    prepared(opinion(again), memory)
    assert len(made(again)) == len(TEXTS) - BATCH


def test_processes_that_start_together_share_the_work() -> None:
    memory, both = Memory(), (Tiny(), Tiny())
    opinions = [opinion(one) for one in both]
    for progresses in zip(*(steps(one, memory) for one in opinions), strict=True):
        done = [one.done for one in progresses]
    assert done == [len(TEXTS)] * 2
    assert sorted(made(both[0]) + made(both[1])) == sorted(TEXTS)


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda body: body[:-1],
        lambda body: body[:-1] + bytes([body[-1] ^ 1]),
        lambda body: b"GV9\n" + body[4:],
    ],
)
def test_what_is_damaged_is_noticed_and_made_again(damage: Callable[[bytes], bytes]) -> None:
    memory, again = Memory(), Tiny()
    prepared(opinion(Tiny()), memory)
    place = kept_of(memory, TEXTS[3])
    whole = memory.kept[place]
    memory.kept[place] = damage(whole)
    prepared(opinion(again), memory)
    assert made(again) == [TEXTS[3]]
    assert memory.kept[place] == whole


def test_vectors_in_each_others_place_are_noticed() -> None:
    memory, again = Memory(), Tiny()
    prepared(opinion(Tiny()), memory)
    first, second = (kept_of(memory, text) for text in TEXTS[:2])
    memory.kept[first], memory.kept[second] = memory.kept[second], memory.kept[first]
    prepared(opinion(again), memory)
    assert sorted(made(again)) == sorted(TEXTS[:2])


def test_another_encoder_does_not_use_what_one_made() -> None:
    memory, other = Memory(), Tiny(name="other")
    prepared(opinion(Tiny()), memory)
    prepared(opinion(other), memory)
    assert sorted(made(other)) == sorted(TEXTS)


def test_under_one_name_what_is_of_another_making_is_noticed_by_the_yardstick_and_all_is_made_again() -> None:
    memory, shifted, again = Memory(), Tiny(shift=1), Tiny(shift=1)
    prepared(opinion(Tiny()), memory)
    interrupted = steps(opinion(shifted), memory)
    next(interrupted)
    next(interrupted)
    prepared(opinion(again), memory)
    assert sorted(made(shifted) + made(again)) == sorted(TEXTS)
    last = Tiny(shift=1)
    prepared(opinion(last), memory)
    assert made(last) == []


def test_an_encoder_whose_vectors_have_another_size_than_before_is_heard_again_once_all_are_made_anew() -> None:
    memory, encoder = Memory(), Tiny()
    asked = opinion(encoder)
    prepared(asked, memory)
    encoder.dimension = 32
    assert asked.closeness("¿Cuándo abre?") is None
    assert asked.trouble is EncoderProblem.WRONG_DIMENSION
    encoder.made.clear()
    prepared(asked, memory)
    assert sorted(made(encoder)) == sorted(TEXTS)
    asked.works()
    assert asked.closeness("¿Cuándo abre?") is not None


def test_an_address_at_which_nobody_listened_is_heard_as_soon_as_somebody_does() -> None:
    port = free_port()
    encoder = OverHttp(f"http://127.0.0.1:{port}", "m", pause=lambda _: None)
    asked = SecondOpinion(encoder, library(TEXTS[:2]))
    building = Building(asked, None, pause=0.01)
    building.start()
    _soon(lambda: asked.trouble is EncoderProblem.UNREACHABLE)
    with served(Server(), port):
        _soon(lambda: asked.is_ready and asked.trouble is None)
        assert asked.closeness("¿Cuándo abre?") is not None
    building.stop()
    encoder.close()


class Full:
    """A keeper that cannot keep anything."""

    def load(self, encoder: str, contents: Sequence[str]) -> Mapping[str, bytes]:
        del encoder, contents
        return {}

    def keep(self, encoder: str, bodies: Mapping[str, bytes]) -> None:
        del encoder, bodies
        raise CacheError("full")


def test_where_nothing_can_be_kept_that_is_told_once_and_the_work_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    asked = opinion(Tiny())
    prepared(asked, Full())
    assert asked.is_ready
    assert [record.levelno for record in caplog.records] == [logging.WARNING]


class FullAtFirst(Memory):
    """A keeper that keeps nothing the first time."""

    def __init__(self) -> None:
        super().__init__()
        self.is_full = True

    def keep(self, encoder: str, bodies: Mapping[str, bytes]) -> None:
        if self.is_full:
            self.is_full = False
            raise CacheError("full")
        super().keep(encoder, bodies)


def test_what_can_be_kept_again_is_kept(caplog: pytest.LogCaptureFixture) -> None:
    memory = FullAtFirst()
    prepared(opinion(Tiny()), memory)
    assert len(memory.kept) == len(TEXTS)  # all but the yardstick, which was the first
    assert len(caplog.records) == 1


def test_a_library_without_a_passage_has_nothing_to_wait_for() -> None:
    asked = opinion(Tiny(), ())
    assert prepared(asked)[-1].is_over
    assert asked.closeness("¿Cuándo abre?") is None


def _soon(is_so: Callable[[], bool]) -> None:
    """Wait until something is so; the test's own time limit ends what never is."""
    while not is_so():
        time.sleep(0.005)


def test_the_thread_comes_back_to_an_encoder_that_was_away_and_both_are_told_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO)
    encoder = Tiny(fault=away())
    asked = opinion(encoder)
    building = Building(asked, None, pause=0.01)
    building.start()
    _soon(lambda: asked.trouble is EncoderProblem.UNREACHABLE)
    time.sleep(0.05)  # several attempts more
    encoder.fault = None
    _soon(lambda: asked.is_ready and asked.trouble is None)
    encoder.fault = away(EncoderProblem.REFUSED_KEY)
    assert asked.closeness("¿Cuándo abre?") is None
    assert asked.trouble is EncoderProblem.REFUSED_KEY
    encoder.fault = None
    _soon(lambda: asked.trouble is None)
    assert asked.closeness("¿Cuándo abre?") is not None
    building.stop()
    assert [record.levelno for record in caplog.records if record.levelno > logging.INFO] == [logging.WARNING] * 2


def test_one_that_is_too_slow_for_questions_stays_so_until_a_question_passes(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    encoder = Tiny()
    asked = opinion(encoder)
    building = Building(asked, None, pause=0.01)
    building.start()
    _soon(lambda: asked.is_ready)
    encoder.is_slow = True
    assert asked.closeness("¿Cuándo abre?") is None
    time.sleep(0.1)  # several attempts more, in which passages pass
    assert asked.trouble is EncoderProblem.SLOW
    encoder.is_slow = False
    _soon(lambda: asked.trouble is None)
    building.stop()
    told = [record.getMessage() for record in caplog.records]
    assert told.count(say.trouble(EncoderProblem.SLOW, "a test")) == told.count(say.WORKS_AGAIN) == 1


def test_after_a_fault_that_nobody_foresaw_the_vectors_are_made_all_the_same() -> None:
    encoder = Tiny(fault=RuntimeError("sin memoria"))
    asked = opinion(encoder)
    building = Building(asked, None, pause=0.01)
    building.start()
    _soon(lambda: asked.trouble is EncoderProblem.BROKEN)
    encoder.fault = None
    _soon(lambda: asked.is_ready and asked.trouble is None)
    building.stop()


def test_another_model_under_the_same_name_is_noticed_though_nobody_asks() -> None:
    encoder = Tiny()
    asked = opinion(encoder)
    building = Building(asked, None, pause=0.01, look=0.05)
    building.start()
    _soon(lambda: asked.is_ready)
    measure = asked.measure
    encoder.shift = 1
    _soon(lambda: asked.is_ready and not np.array_equal(asked.measure, measure))
    building.stop()
    assert len(made(encoder)) == 2 * len(TEXTS)


@pytest.mark.parametrize("problem", [EncoderProblem.REFUSED, EncoderProblem.UNREACHABLE, EncoderProblem.SLOW])
def test_a_look_that_finds_nobody_silences_no_encoder(problem: EncoderProblem) -> None:
    encoder = Tiny()
    asked = opinion(encoder)
    building = Building(asked, None, pause=0.01, look=0.02)
    building.start()
    _soon(lambda: "¿Cuándo abre?" in encoder.asked)  # with which the first work ends
    encoder.fault = away(problem)
    time.sleep(0.1)  # several looks
    assert asked.trouble is None
    encoder.fault = away(EncoderProblem.WRONG_DIMENSION)
    _soon(lambda: asked.trouble is EncoderProblem.WRONG_DIMENSION)
    building.stop()


def test_a_fault_that_nobody_foresaw_ends_no_looking() -> None:
    encoder = Tiny()
    asked = opinion(encoder)
    building = Building(asked, None, pause=0.01, look=0.02)
    building.start()
    _soon(lambda: "¿Cuándo abre?" in encoder.asked)
    encoder.fault = RuntimeError("sin memoria")
    _soon(lambda: asked.trouble is EncoderProblem.BROKEN)
    encoder.fault = None
    _soon(lambda: asked.trouble is None)
    building.stop()
