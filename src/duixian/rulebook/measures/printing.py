"""How values are printed: per cent, plain, with their sign, and what stands after them."""

from __future__ import annotations

from dataclasses import dataclass

from duixian.rulebook.vocabulary.text import Text

NOTHING = Text("", "")
DAYS = Text(" 天", " days")
BY_PEOPLE = Text("（人评）", " (judged)")
PLACES = 2


@dataclass(frozen=True)
class Look:
    """How a value is printed; `after` is the unit of what was counted, or who it comes from."""

    per_cent: bool = False
    signed: bool = False
    after: Text = NOTHING

    def beside(self, number: str) -> Text:
        """A number that is written already, with its sign and what stands after it."""
        sign = "+" if self.signed and number.strip("0.,") and not number.startswith("-") else ""
        one_day = self.after == DAYS and number in ("1", "-1")
        return Text(
            f"{sign}{number}{self.after.zh}",
            f"{sign}{number}{' day' if one_day else self.after.en}",
        )


def unit_of(unit: str | None) -> Text:
    """What stands after a number for the unit of its field."""
    if not unit:
        return NOTHING
    space = "" if unit == "%" else " "
    return Text(f"{space}{unit}", f"{space}{unit}")


def decimal(n: int, d: int) -> str:
    """A number as it is written down: all places of a power of ten, else at most two, half up."""
    places = len(str(d)) - 1
    if d == 10**places:
        return _placed(n, places)
    hundredths = (2 * 10**PLACES * abs(n) + d) // (2 * d)
    text = _placed(-hundredths if n < 0 else hundredths, PLACES)
    return text.rstrip("0").rstrip(".")


def _placed(n: int, places: int) -> str:
    whole, rest = divmod(abs(n), 10**places)
    sign = "-" if n < 0 else ""
    return f"{sign}{whole}.{rest:0{places}d}" if places else f"{sign}{whole}"
