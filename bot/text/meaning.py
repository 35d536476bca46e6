"""How near words stand in meaning, from a small table of word vectors made once by an encoder.

«Murió» and «muerte» share no stem, «fabricante» and «empresa» no letter that helps. The table knows some of that for
the common words of Spanish; for any other word it knows nothing. How it was made, `tests/quality/meanings.py` says.
"""

from __future__ import annotations

from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Collection

    Vectors = npt.NDArray[np.float32]

_SCALE: Final = 127
"""What 1 is in the table, whose numbers are bytes."""


def vectors(stems: Collection[str]) -> Vectors:
    """Return a vector of length 1 for each stem, in rows; all zeros for a stem that is not in the table."""
    rows = [_ROWS.get(stem, len(_ROWS)) for stem in stems]
    return _TABLE[rows].astype(np.float32) / np.float32(_SCALE)


def _read() -> tuple[dict[str, int], npt.NDArray[np.int8]]:
    """Return the row of each stem, and the rows, behind them one of zeros."""
    folder = files("bot.text")
    lines = folder.joinpath("meanings.txt").read_text(encoding="utf-8").splitlines()
    stems = [stem for line in lines if not line.startswith("#") for stem in line.split()]
    with as_file(folder.joinpath("meanings.npy")) as path:
        table = np.load(path, allow_pickle=False)
    return {stem: row for row, stem in enumerate(stems)}, np.vstack([table, np.zeros_like(table[:1])])


_ROWS, _TABLE = _read()
