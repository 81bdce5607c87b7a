"""What a file is by its first bytes, whatever its name says."""

from __future__ import annotations

from enum import StrEnum

from duixian.rulebook.vocabulary.text import Text

ZIP = (b"PK\x03\x04", b"PK\x05\x06")
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OTHERS = (
    (b"%PDF", Text("PDF", "a PDF")),
    (b"Rar!", Text("压缩包", "an archive")),
    (b"7z\xbc\xaf", Text("压缩包", "an archive")),
    (b"\x1f\x8b", Text("压缩包", "an archive")),
    (b"\x89PNG", Text("图片", "a picture")),
    (b"\xff\xd8\xff", Text("图片", "a picture")),
    (b"GIF8", Text("图片", "a picture")),
    (b"MZ", Text("程序", "a program")),
    (b"\x7fELF", Text("程序", "a program")),
    (b"{\\rtf", Text("RTF 文档", "an RTF document")),
)
MARKUP = (b"<!doctype", b"<html", b"<?xml", b"<table", b"<script", b"<svg", b"<meta", b"<head")
UNKNOWN = Text("不认识的格式", "of no known kind")
WIDE = (b"\xff\xfe", b"\xfe\xff")


class Form(StrEnum):
    """The forms that are read."""

    ZIP = "zip"
    COMPOUND = "compound"
    TEXT = "text"


def form_of(data: bytes) -> Form | Text:
    """The form of a file, or what it is instead."""
    if data.startswith(ZIP):
        return Form.ZIP
    if data.startswith(COMPOUND):
        return Form.COMPOUND
    for start, name in OTHERS:
        if data.startswith(start):
            return name
    start = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith(MARKUP):
        return Text("网页或 XML", "a web page or XML")
    return Form.TEXT if data.startswith(WIDE) or b"\0" not in data else UNKNOWN
