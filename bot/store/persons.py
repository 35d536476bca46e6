"""People are known here by a digest of their number, which shows that two rows are of one person, but not of whom.

Telegram's numbers are few enough to be tried one by one, so the digest is keyed: without the key, the pepper, which
is not in the database, whoever reads the file learns nothing.
"""

from __future__ import annotations

import hmac
from typing import Final

from bot.store.columns import DIGEST


class Persons:
    """People's numbers to digests, with one key."""

    def __init__(self, pepper: str) -> None:
        """Take the key; with another, nobody is known any more."""
        self._pepper: Final = pepper.encode()

    def digest(self, person_id: int) -> str:
        """Return what a person is kept as."""
        # `hmac.digest` would let other threads run meanwhile, and wait for its turn after those of the database.
        return hmac.new(self._pepper, b"%d" % person_id, "sha256").hexdigest()[:DIGEST]
