"""How often pages answer questions: so often for each client, and all together for a share of one processor's time.

Answering takes a few milliseconds, and the bot's chats are answered by the same process. So what all pages spend is
measured: however many ask, from however many addresses, and whatever it costs to answer them, the chats keep the rest.
"""

from __future__ import annotations

import contextlib
import math
import time
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import TYPE_CHECKING, Final

from bot.windows import WINDOW, Windows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Address = IPv4Address | IPv6Address

CLIENT_LIMIT: Final = 30
"""Questions of a client in a minute: more than anybody reads, and a school may share one address."""
SHARE: Final = 0.25
"""Of a processor, that answering on pages may take in the long run."""
AT_ONCE: Final = 0.2
"""Seconds of a processor that it may take before that counts: what a crowd asks when a link is shared in a group."""
_NETWORK: Final = 64
"""Bits of an IPv6 address that are a customer's; the others each device chooses, anew for each request if it likes."""


class Limits:
    """Lets questions through until they are too many."""

    def __init__(
        self, clock: Callable[[], float] = time.perf_counter, work: Callable[[], float] = time.process_time
    ) -> None:
        """Count with a clock in seconds, and with one of the seconds that the process works.

        What a page waits for, such as an encoder at an address, is no work. What the chats do meanwhile counts too.
        """
        self._clock = clock
        self._work = work
        self._clients: Windows[str] = Windows(CLIENT_LIMIT)
        self._spent = 0.0
        self._counted_at = clock()

    def wait(self, client: str) -> int:
        """Return 0 and note that a client asks, or return after how many seconds it may ask again."""
        now = self._clock()
        self._spent = max(0.0, self._spent - SHARE * (now - self._counted_at))
        self._counted_at = now
        if self._spent >= AT_ONCE:
            return math.floor((self._spent - AT_ONCE) / SHARE) + 1
        window = self._clients.of(client)
        return 0 if window.take(now) else math.floor(window.admitted[0] + WINDOW - now) + 1

    @contextlib.contextmanager
    def spending(self) -> Iterator[None]:
        """Note how much work it is to answer."""
        started = self._work()
        try:
            yield
        finally:
            self._spent += self._work() - started


def client(peer: str, forwarded: str) -> str:
    """Return whose request it is: the peer's or, where that is a router on a private network, whose it passes on.

    `forwarded` is `X-Forwarded-For`, to which each router adds whom it has it from; what stands before the last public
    address may have been made up by whoever asks. Who reaches us directly from the public network has no say at all.
    """
    addresses = [*map(_address, forwarded.split(",")), _address(peer)]
    for address in reversed(addresses):
        if address is None:
            break
        if not _is_router(address):
            return _network(address)
    return peer


def _is_router(address: Address) -> bool:
    """Tell whether an address is of no public network: loopback, private, or a provider's own (100.64.0.0/10)."""
    return not address.is_global


def _address(written: str) -> Address | None:
    try:
        address = ip_address(written.strip())
    except ValueError:
        return None
    return address.ipv4_mapped or address if isinstance(address, IPv6Address) else address


def _network(address: Address) -> str:
    if isinstance(address, IPv4Address):
        return str(address)
    return str(ip_network((address, _NETWORK), strict=False))
