"""The inside of an old xls: which streams it has, before any library may read it."""

from __future__ import annotations

from duixian.rulebook.vocabulary.text import Text

from .refusal import Refused

ENTRY = 128
WORKBOOKS = ("Workbook", "Book")
LOCKED = ("EncryptedPackage", "EncryptionInfo")
MACROS = ("_VBA_PROJECT_CUR", "_VBA_PROJECT", "VBA")


def check_compound(data: bytes) -> None:
    """Refuse what is locked, holds macros or is no workbook.

    Raises:
        Refused: with the rule that says why.
    """
    if has(data, LOCKED):
        raise Refused("E705")
    if has(data, MACROS):
        raise Refused("E706")
    if not has(data, WORKBOOKS):
        raise Refused.other(Text("别的办公文件", "another office file"))


def has(data: bytes, names: tuple[str, ...]) -> bool:
    """Whether one of the streams or folders is named so; entries lie at multiples of 128 bytes."""
    return any(named(data, name) for name in names)


def named(data: bytes, name: str) -> bool:
    """Whether an entry of the directory bears a name, which ends in a zero."""
    wanted = f"{name}\0".encode("utf-16-le")
    length = len(wanted).to_bytes(2, "little")
    here = data.find(wanted)
    while here >= 0:
        if here % ENTRY == 0 and data[here + 64 : here + 66] == length:
            return True
        here = data.find(wanted, here + 1)
    return False
