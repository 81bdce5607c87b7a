"""Numbers as speeches write them: 一, 十二, 90, ③."""

from __future__ import annotations

DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {
    "两": 2,
    "双": 2,
    "〇": 0,
    "半": 0,
}
TENS = {"十": 10, "百": 100, "千": 1000, "万": 10_000}
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
NUMERAL = "[一二三四五六七八九十百千万两〇零\\d]"


def number(written: str) -> int:
    """The value of a numeral in Chinese or Arabic figures.

    >>> [number(n) for n in ("十二", "两", "二十", "130", "③", "一百")]
    [12, 2, 20, 130, 3, 100]
    """
    if written in CIRCLED:
        return CIRCLED.index(written) + 1
    if written.isdigit():
        return int(written)
    total = unit = 0
    for char in written:
        if char in TENS:
            total += max(unit, 1) * TENS[char]
            unit = 0
        else:
            unit = DIGITS.get(char, 0)
    return total + unit


def chinese(value: int) -> str:
    """A number up to 99 in Chinese figures.

    >>> [chinese(n) for n in (1, 10, 12, 20, 35)]
    ['一', '十', '十二', '二十', '三十五']
    """
    figures = "零一二三四五六七八九"
    tens, ones = divmod(value, 10)
    if not tens:
        return figures[ones]
    return (figures[tens] if tens > 1 else "") + "十" + (figures[ones] if ones else "")
