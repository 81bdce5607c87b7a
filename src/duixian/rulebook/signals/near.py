"""Near-duplicates: which texts of a great many are alike.

Small signatures (MinHash, by a library) propose which texts to lay side by side; only whole numbers
decide. So hashing can miss a pair near the threshold, and can never make one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa
    from rensa import RMinHashDigestMatrix

SEED = 1
BANDS, ROWS = 32, 4
"""Two texts that share 7/10 of their pairs share one of 32 bands of 4 with 0.99985."""
ASIDE = re.compile(r"[\W_]+")
AT_ONCE = 20_000
TWO = 2
NEW_LINE = ord("\n")
MIX = 0x9E3779B97F4A7C15
MIXING = ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB))


def plain(text: str) -> str:
    """A text without marks, blanks and differences of width and case."""
    return ASIDE.sub("", unicodedata.normalize("NFKC", text).casefold())


def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of a text."""
    return frozenset(text[at : at + 2] for at in range(len(text) - 1))


def alike(one: frozenset[str], other: frozenset[str], part: Fraction) -> bool:
    """Whether so large a part of the pairs of both is in both (Jaccard), in whole numbers.

    >>> alike(pairs("共产党员"), pairs("共产党员好"), Fraction(3, 4))
    True
    """
    both = len(one & other)
    return both * part.denominator >= part.numerator * (len(one) + len(other) - both)


def leaders(texts: Sequence[str], part: Fraction) -> list[int]:
    """For each of some different texts the first that it is like and that leads; itself if there is none.

    Texts come in the order in which they were first entered, so the same leads however records are read.
    """
    found = list(range(len(texts)))
    leading: dict[int, list[int]] = {}
    for at, buckets in worth_comparing(texts).items():
        proposed = {other for bucket in buckets for other in leading.get(bucket, ())}
        # Most texts meet one leader or none: its pairs are cheaper made again than kept for all.
        own = pairs(texts[at]) if proposed else frozenset()
        like = (other for other in sorted(proposed) if alike(own, pairs(texts[other]), part))
        found[at] = next(like, at)
        if found[at] == at:
            for bucket in buckets:
                leading.setdefault(bucket, []).append(at)
    return found


def worth_comparing(texts: Sequence[str]) -> dict[int, list[int]]:
    """The texts that share a band with another, by place, each with the bands that it shares."""
    import pyarrow as pa
    from rensa import RMinHashLSH

    if len(texts) < TWO:
        return {}
    index = RMinHashLSH(threshold=1, num_perm=BANDS * ROWS, num_bands=BANDS)
    flags = index.query_duplicate_flags_matrix_one_shot(signatures(texts))
    near = [at for at, flag in enumerate(flags) if flag]
    found: dict[int, list[int]] = {at: [] for at in near}
    if near:
        chunks = [near[start : start + AT_ONCE] for start in range(0, len(near), AT_ONCE)]
        rows = pa.concat_arrays([slots([texts[at] for at in chunk]) for chunk in chunks])
        for band in range(BANDS):
            for place, bucket in shared(rows, band):
                found[near[place]].append(bucket * BANDS + band)
    return found


def shared(rows: pa.FixedSizeListArray, band: int) -> Iterator[tuple[int, int]]:
    """The places of rows that are the same in a band as others are, each with the number of these."""
    import pyarrow as pa
    import pyarrow.compute as pc

    key = pa.repeat(pa.scalar(0, pa.uint64()), len(rows))
    for slot in range(band * ROWS, (band + 1) * ROWS):
        key = pc.add(
            pc.multiply(key, pa.scalar(MIX, pa.uint64())),
            pc.list_element(rows, slot).cast(pa.uint64()),
        )
    encoded = key.dictionary_encode()
    many = pc.value_counts(encoded.indices)
    several = many.field("values").filter(pc.greater(many.field("counts"), 1))
    places = pc.indices_nonzero(pc.is_in(encoded.indices, several))
    yield from zip(places.to_pylist(), encoded.indices.take(places).to_pylist(), strict=True)


def slots(texts: Sequence[str]) -> pa.FixedSizeListArray:
    """The signatures of some texts, a list of numbers each."""
    import pyarrow as pa

    rows = signatures(texts).to_rows()
    flat = pa.array(chain.from_iterable(rows), pa.uint32(), size=len(rows) * BANDS * ROWS)
    return pa.FixedSizeListArray.from_arrays(flat, BANDS * ROWS)


def signatures(texts: Sequence[str]) -> RMinHashDigestMatrix:
    """A signature for each text: from its pairs of characters, all at once."""
    import pyarrow as pa
    import pyarrow.compute as pc
    from rensa import RMinHash

    starts = range(0, len(texts), AT_ONCE)
    numbers = pa.concat_arrays([pairs_as_numbers(texts[at : at + AT_ONCE]) for at in starts])
    lengths = pa.array([0, *(len(text) - 1 for text in texts)], pa.uint64())
    return RMinHash.digest_matrix_from_flat_token_hashes(
        words_of(numbers), words_of(pc.cumulative_sum(lengths)), BANDS * ROWS, SEED
    )


def pairs_as_numbers(texts: Sequence[str]) -> pa.UInt64Array:
    """The pairs of neighbouring characters of some texts, one after another, each a number."""
    import pyarrow as pa
    import pyarrow.compute as pc

    joined = "\n".join(texts)
    written = pa.py_buffer(joined.encode("utf-32-le"))
    points = pa.Array.from_buffers(pa.uint32(), len(joined), [None, written])
    left, right = points.slice(0, len(points) - 1), points.slice(1)
    inside = pc.and_(pc.not_equal(left, NEW_LINE), pc.not_equal(right, NEW_LINE))
    high = pc.shift_left(left.filter(inside).cast(pa.uint64()), pa.scalar(32, pa.uint64()))
    return scattered(pc.bit_wise_or(high, right.filter(inside).cast(pa.uint64())))


def scattered(numbers: pa.UInt64Array) -> pa.UInt64Array:
    """Numbers spread over all bits, as the library wants them (the finalizer of splitmix64)."""
    import pyarrow as pa
    import pyarrow.compute as pc

    for shift, factor in MIXING:
        moved = pc.shift_right(numbers, pa.scalar(shift, pa.uint64()))
        numbers = pc.multiply(pc.bit_wise_xor(numbers, moved), pa.scalar(factor, pa.uint64()))
    return pc.bit_wise_xor(numbers, pc.shift_right(numbers, pa.scalar(31, pa.uint64())))


def words_of(numbers: pa.UInt64Array) -> memoryview:
    """The numbers as they lie in memory."""
    return memoryview(numbers.buffers()[1])[: len(numbers) * 8].cast("Q")
