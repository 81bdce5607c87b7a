"""How long it takes to find texts that are alike among a million, beside what people would use instead.

Run with `make bench-signals`. All is invented: texts of 20 to 60 Chinese characters put together from
600 invented words; seven in ten are written once, 15 in a hundred are an earlier text word for word,
15 in a hundred an earlier one with one or two characters changed.

- `ours`: from raw texts to the text that each is like: made plain, identical ones joined, MinHash by
  rensa, bands, and the Jaccard fraction in whole numbers (`rulebook/signals/near.py`).
- `ours_small`, `datasketch`: the same task on as many texts as datasketch can be waited for; MinHash of
  128 numbers and 32 bands of 4 there too, the same exact check after it.
- `identical`: by hand in DuckDB, texts made plain and grouped; it sees identical texts only.

Ours and datasketch must agree on all but one text in a thousand, ours and DuckDB on every identical
one, or this ends with an error.
"""

import argparse
import random
import re
import tempfile
from fractions import Fraction
from pathlib import Path

import measuring

HERE = Path(__file__).parent
RIVALS = HERE.parent / "build" / "rivals"
PART = Fraction(7, 10)
BANDS, ROWS = 32, 4
BREAK = "，。、；"


def written(many):
    """Texts, the same each time."""
    rng = random.Random(5)
    letters = [chr(0x4E00 + n) for n in range(3000)]
    words = ["".join(rng.choices(letters, k=rng.choice((2, 2, 2, 3, 4)))) for _ in range(600)]
    texts = []
    for at in range(many):
        drawn = rng.random()
        if drawn < 0.7 or not at:
            said = "".join(rng.choices(words, k=rng.randrange(9, 25)))
            texts.append(said[:20] + rng.choice(BREAK) + said[20:])
        elif drawn < 0.85:
            texts.append(texts[rng.randrange(at)])
        else:
            text = list(texts[rng.randrange(at)])
            for _ in range(rng.choice((1, 1, 2))):
                text[rng.randrange(len(text))] = rng.choice(letters)
            texts.append("".join(text))
    return texts


def made(folder, many):
    """The texts as a file."""
    import pyarrow as pa
    from pyarrow import parquet

    parquet.write_table(pa.table({"text": written(many)}), folder / "texts.parquet")


def read(folder):
    """The texts as values of Python."""
    from pyarrow import parquet

    return parquet.read_table(folder / "texts.parquet").column("text").to_pylist()


def ours(folder):
    """As `copied.py` does it, without units and days."""
    import pyarrow.compute  # noqa: F401 - loaded before the clock starts
    import rensa  # noqa: F401 - loaded before the clock starts

    from duixian.rulebook.signals.near import leaders, plain

    texts = read(folder)

    def task():
        order = list(dict.fromkeys(map(plain, texts)))
        return order, leaders(order, PART)

    return task


def datasketch(folder):
    """The same steps with datasketch."""
    from datasketch import MinHash, MinHashLSH

    from duixian.rulebook.signals.near import alike, pairs, plain

    texts = read(folder)

    def task():
        order = list(dict.fromkeys(map(plain, texts)))
        index = MinHashLSH(num_perm=BANDS * ROWS, params=(BANDS, ROWS))
        found, sets = list(range(len(order))), {}
        for at, text in enumerate(order):
            own = pairs(text)
            sketch = MinHash(num_perm=BANDS * ROWS, seed=1)
            sketch.update_batch([pair.encode() for pair in own])
            near = sorted(index.query(sketch))
            first = next((other for other in near if alike(own, sets[other], PART)), None)
            if first is None:
                sets[at] = own
                index.insert(at, sketch)
            else:
                found[at] = first
        return order, found

    return task


def identical(folder):
    """Groups of identical texts, by SQL."""
    import duckdb
    from pyarrow import parquet

    texts = parquet.read_table(folder / "texts.parquet")

    def task():
        with duckdb.connect() as connection:
            connection.execute("SET enable_progress_bar = false")
            connection.register("texts", texts)
            return connection.execute(
                r"""
                SELECT count(*), sum(n) FROM (
                    SELECT lower(regexp_replace(nfc_normalize(text), '[\pP\pZ\pS]+', '', 'g')) AS said, count(*) AS n
                    FROM texts GROUP BY said)
                """
            ).fetchone()

    return task


WAYS = {"ours": ours, "ours_small": ours, "datasketch": datasketch, "identical": identical}


def run(way, folder):
    """One run in this process."""
    found, taken = measuring.timed(WAYS[way](folder))
    if way == "identical":
        different, whole = found
        measuring.tell({**taken, "different": different, "texts": whole})
        return
    order, heads = found
    alike = [order[at] + "\t" + order[head] for at, head in enumerate(heads) if at != head]
    (folder / f"{way}.txt").write_text("\n".join(alike), encoding="utf-8")
    measuring.tell({**taken, "different": len(order), "alike": len(alike)})


def agree(folder):
    """Which part of the pairs that one of two ways finds the other does not; it must be small.

    Raises:
        SystemExit: they do not agree.
    """
    one, other = (
        set((folder / f"{way}.txt").read_text("utf-8").split("\n"))
        for way in ("ours_small", "datasketch")
    )
    apart = len(one ^ other)
    if apart * 1000 > len(one | other):
        raise SystemExit(f"{apart} of {len(one | other)} pairs are found by one way alone")
    return {"pairs": len(one | other), "found_by_one_alone": apart}


def measure(many, small, runs):
    """All ways by turns."""
    with tempfile.TemporaryDirectory() as place:
        folders = {"large": Path(place) / "large", "small": Path(place) / "small"}
        for name, size in (("large", many), ("small", small)):
            folders[name].mkdir()
            made(folders[name], size)
        where = {
            way: folders["small" if way in ("ours_small", "datasketch") else "large"]
            for way in WAYS
        }
        taken = {way: [] for way in WAYS}
        for _ in range(runs):
            for way, folder in where.items():
                taken[way].append(measuring.alone(__file__, "--way", way, folder, path=str(RIVALS)))
        agreed = agree(folders["small"])
    found = {way: measuring.middle(each) for way, each in taken.items()}
    if found["ours"]["different"] != found["identical"]["different"]:
        raise SystemExit("ours and the SQL do not join the same texts")
    measuring.keep(
        "signals",
        {
            "task": "texts that are alike: the first that each is like",
            "texts": many,
            "texts_small": small,
            "alike": str(PART),
            "machine": measuring.machine(),
            **found,
            "agreement": agreed,
            "datasketch_over_ours": measuring.ratio(found["datasketch"], found["ours_small"]),
        },
    )


def main():
    """One run, or all."""
    parser = argparse.ArgumentParser(description=re.split(r"\n\n", __doc__)[0])
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--way", choices=WAYS)
    parser.add_argument("--texts", type=int, default=1_000_000)
    parser.add_argument("--small", type=int, default=20_000)
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    if given.way:
        run(given.way, given.folder)
    else:
        measure(given.texts, given.small, given.runs)


if __name__ == "__main__":
    main()
