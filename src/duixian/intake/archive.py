"""The inside of an xlsx, checked before any library may inflate it."""

from __future__ import annotations

import io
import re
import stat
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from duixian.rulebook.vocabulary.text import Text

from .refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .limits import Limits

LOCAL = struct.Struct("<4s5H3L2H")
LOCAL_MARK = b"PK\x03\x04"
LOCKED = 0x1
PIECE = 1 << 20
OVERLAP = 256
MANIFEST = "[Content_Types].xml"
MAIN = b"spreadsheetml.sheet.main+xml"
SMALL = 100_000
"""Below this many bytes a ratio says nothing: a page of blanks packs well."""
FORBIDDEN = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
MACROS = re.compile(rb"macroEnabled|vbaProject", re.IGNORECASE)
WORDS = {
    "directory": Text("目录读不出来", "its directory cannot be read"),
    "members": Text("里面的文件太多", "it holds too many files"),
    "names": Text("里面有文件名不规矩", "it holds a file with a name that is not allowed"),
    "twice": Text("里面有重名的文件", "it holds two files of one name"),
    "link": Text("里面有链接", "it holds a link"),
    "method": Text("用了不认识的压缩办法", "it is packed in an unknown way"),
    "lies": Text("里面文件的大小与所写的不符", "a file in it is not as large as it says"),
    "overlap": Text("里面的文件互相重叠", "files in it overlap"),
    "doctype": Text("里面有文档类型声明", "it declares a document type"),
    "large": Text("展开后太大", "too large unpacked"),
    "ratio": Text("压缩得太狠", "packed too tightly"),
}


def check_archive(data: bytes, limits: Limits) -> None:
    """Refuse an archive that is no plain workbook or would not stay within the limits.

    Raises:
        Refused: with the rule that says why.
    """
    infos = directory(data, limits)
    check_sizes(infos, limits)
    check_layout(data, infos)
    for info in infos:
        check_member(data, info)


def directory(data: bytes, limits: Limits) -> list[zipfile.ZipInfo]:
    """What the archive says it holds, if all names are harmless."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error, OSError):
        raise Refused.odd("E708", WORDS["directory"]) from None
    if len(infos) > limits.members:
        raise Refused.odd("E707", WORDS["members"])
    names = [info.filename for info in infos]
    if len({name.casefold() for name in names}) < len(names):
        raise Refused.odd("E708", WORDS["twice"])
    if any(not harmless(name) for name in names):
        raise Refused.odd("E708", WORDS["names"])
    if any(stat.S_ISLNK(info.external_attr >> 16) for info in infos):
        raise Refused.odd("E708", WORDS["link"])
    if any(info.flag_bits & LOCKED for info in infos):
        raise Refused("E705")
    if MANIFEST not in names:
        raise Refused.other(Text("压缩包", "an archive"))
    if any("vbaproject" in name.casefold() for name in names):
        raise Refused("E706")
    return infos


def harmless(name: str) -> bool:
    """Whether a member's name stays inside the archive."""
    return not (
        name.startswith(("/", "\\"))
        or "\\" in name
        or ":" in name
        or ".." in name.split("/")
        or not name.isprintable()
    )


def check_sizes(infos: Sequence[zipfile.ZipInfo], limits: Limits) -> None:
    """Refuse by the sizes that are stated; `check_member` holds the members to them."""
    if sum(info.file_size for info in infos) > limits.unpacked:
        raise Refused.odd("E707", WORDS["large"])
    tight = [
        i for i in infos if i.file_size > SMALL and i.file_size > limits.ratio * i.compress_size
    ]
    if tight:
        raise Refused.odd("E707", WORDS["ratio"])
    if any(info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} for info in infos):
        raise Refused.odd("E708", WORDS["method"])


def check_layout(data: bytes, infos: Sequence[zipfile.ZipInfo]) -> None:
    """Refuse members whose bytes overlap: a small archive could hold one member many times."""
    end = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        if info.header_offset < end:
            raise Refused.odd("E708", WORDS["overlap"])
        end = start_of(data, info) + info.compress_size


def start_of(data: bytes, info: zipfile.ZipInfo) -> int:
    """Where a member's packed bytes begin; its own header must name it as the directory does."""
    here = info.header_offset
    if len(data) < here + LOCAL.size:
        raise Refused.odd("E708", WORDS["directory"])
    mark, _, flags, *_, name_length, extra_length = LOCAL.unpack_from(data, here)
    name = data[here + LOCAL.size : here + LOCAL.size + name_length]
    wanted = info.orig_filename.encode("utf-8" if flags & 0x800 else "cp437", "replace")
    if mark != LOCAL_MARK or name != wanted:
        raise Refused.odd("E708", WORDS["directory"])
    return here + LOCAL.size + int(name_length) + int(extra_length)


def check_member(data: bytes, info: zipfile.ZipInfo) -> None:
    """Inflate one member in pieces: its true size, and nothing forbidden in its markup."""
    size, tail, first = 0, b"", b""
    markup = not info.filename.startswith("xl/media/")
    for piece in pieces(data, info):
        size += len(piece)
        if size > info.file_size:
            raise Refused.odd("E708", WORDS["lies"])
        if markup:
            seen = (tail + piece).replace(b"\0", b"")
            if FORBIDDEN.search(seen):
                raise Refused.odd("E708", WORDS["doctype"])
            tail = seen[-OVERLAP:]
        if info.filename == MANIFEST:
            first += piece
    if size != info.file_size:
        raise Refused.odd("E708", WORDS["lies"])
    if info.filename == MANIFEST:
        check_manifest(first)


def check_manifest(text: bytes) -> None:
    """Refuse what the list of contents says is no plain workbook."""
    if MACROS.search(text):
        raise Refused("E706")
    if MAIN not in text:
        raise Refused.other(Text("别的办公文件", "another office file"))


def pieces(data: bytes, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """A member's content, a megabyte at a time; one byte more than stated ends it."""
    start = start_of(data, info)
    packed = data[start : start + info.compress_size]
    if info.compress_type == zipfile.ZIP_STORED:
        yield packed
        return
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        while not unpacker.eof:
            piece = unpacker.decompress(packed, PIECE)
            packed = unpacker.unconsumed_tail
            if not piece and not packed and not unpacker.eof:
                raise Refused.odd("E708", WORDS["lies"])
            yield piece
    except zlib.error:
        raise Refused("E704") from None
