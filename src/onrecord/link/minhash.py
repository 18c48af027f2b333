"""MinHash signatures, and the bands by which articles alike are found without comparing all.

Two signatures agree at each place with a probability that is the Jaccard similarity of the sets
behind them. Bodies that share a band are compared in full. Copies cut from the end are little
alike as a whole, so the lead has bands of its own.

The numbers are part of what a store keeps: change any of them, and every signature must be made
again. Hence the arithmetic is written out here and left to no library.

Source: Broder 1997, On the resemblance and containment of documents; Leskovec, Rajaraman and
Ullman 2014, Mining of massive datasets, 3.4 (bands).
"""

from functools import lru_cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from onrecord.link.body import Body, Hashes

ROWS = 3
"""Places of a signature that make a band."""
WHOLE_BANDS, LEAD_BANDS = 32, 16
"""At three rows, bodies with a Jaccard similarity of .5 share one of 32 bands with a probability
of .986; leads of .6 one of 16 with .979."""

Places: TypeAlias = NDArray[np.uint32]

_SEED = 20_250_905
_EMPTY = np.uint32(0xFFFFFFFF)


def make_signature(body: Body) -> bytes:
    """The signature of a body: of the whole, then of its lead; little-endian numbers of 32 bits."""
    places = np.concatenate(
        [_least(body.shingles, WHOLE_BANDS * ROWS), _least(body.lead, LEAD_BANDS * ROWS)]
    )
    return places.astype("<u4").tobytes()


def make_bands(signature: bytes) -> tuple[bytes, ...]:
    """The bands of a signature; two bodies that share one at the same place may be alike."""
    size = ROWS * 4
    return tuple(signature[start : start + size] for start in range(0, len(signature), size))


def _least(hashes: Hashes, count: int) -> Places:
    """For each of `count` orders of all possible hashes, the first that is among `hashes`."""
    if not len(hashes):
        return np.full(count, _EMPTY, dtype=np.uint32)
    factors, summands = _orders()
    values = hashes[:, None] * factors[:count] + summands[:count]
    least: Places = (values >> np.uint64(32)).min(axis=0).astype(np.uint32)
    return least


@lru_cache
def _orders() -> tuple[Hashes, Hashes]:
    """Factors, all odd, and summands of the orders (Dietzfelbinger et al. 1997, multiply-shift)."""
    random = np.random.Generator(np.random.PCG64(_SEED))
    count = max(WHOLE_BANDS, LEAD_BANDS) * ROWS
    factors = random.integers(0, 1 << 64, size=count, dtype=np.uint64) | np.uint64(1)
    return factors, random.integers(0, 1 << 64, size=count, dtype=np.uint64)
