"""Each hostile file is refused with its own sentence, and none is read."""

import stat
import zipfile

import pytest

from duixian.intake import read_grids
from duixian.rulebook.findings import Findings
from intake import hostile
from intake.hostile import cell, compound, packed, parts

SHEET = "xl/worksheets/sheet1.xml"
ENTITIES = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
MACRO = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
PLAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"

OFFICE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
STRINGS_TYPE = (
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{OFFICE}.sharedStrings+xml"/>'
)
STRINGS = (
    '<Relationship Id="rId2" Target="sharedStrings.xml" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"/>'
)


def linked():
    link = zipfile.ZipInfo("xl/link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    return packed([*parts().items(), (link, "/etc/passwd")])


def locked_member():
    data = bytearray(packed(parts()))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(mark) + flags] |= 1
    return bytes(data)


def many_members():
    return packed([*parts().items(), *((f"m{n}", "") for n in range(2000))])


def with_part(name, text):
    return packed({**parts(), name: text})


FILES = {
    "empty": (b"", "E701"),
    "blank": (b" \n\n", "E701"),
    "too large": (b"a,b\n" * 12_500_001, "E702"),
    "a PDF": (b"%PDF-1.7 ...", "E703"),
    "a web page called xls": (b"<html><table><tr><td>1</td></tr></table></html>", "E703"),
    "a program": (b"MZ\x90\x00", "E703"),
    "bytes": (b"ab\0cd", "E703"),
    "an archive": (packed({"a.txt": "x"}), "E703"),
    "a text document": (with_part("[Content_Types].xml", "<Types/>"), "E703"),
    "a half archive": (packed(parts())[:200], "E708"),
    "macros by type": (
        with_part("[Content_Types].xml", hostile.TYPES.replace(PLAIN, MACRO)),
        "E706",
    ),
    "macros by member": (with_part("xl/vbaProject.bin", "x"), "E706"),
    "a locked member": (locked_member(), "E705"),
    "a bomb": (with_part("xl/media/a", "\0" * 5_000_000), "E707"),
    "many members": (many_members(), "E707"),
    "a member that lies": (hostile.lying_about_size(parts(), SHEET), "E708"),
    "overlapping members": (hostile.twice_the_same_bytes(parts(), SHEET), "E708"),
    "a way out": (with_part("../../etc/cron.d/x", "x"), "E708"),
    "an absolute name": (with_part("/etc/passwd", "x"), "E708"),
    "a drive": (with_part("C:/x", "x"), "E708"),
    "two of a name": (packed([*parts().items(), ("XL/workbook.xml", "x")]), "E708"),
    "a link": (linked(), "E708"),
    "an unknown packing": (packed(parts(), zipfile.ZIP_LZMA), "E708"),
    "entities": (with_part(SHEET, ENTITIES + parts()[SHEET]), "E708"),
    "entities in UTF-16": (with_part(SHEET, (ENTITIES + "<x/>").encode("utf-16")), "E708"),
    "a cell at the far corner": (
        packed(parts(f'<row r="1048576">{cell("XFD1048576")}</row>')),
        "E711",
    ),
    "a cell far below": (packed(parts(f'<row r="60001">{cell("A60001")}</row>')), "E710"),
    "a cell far to the right": (packed(parts(f"<row>{cell('GS1')}</row>")), "E711"),
    "rows without numbers": (
        packed(parts("<row/>" * 60_001 + "<row><c><v>1</v></c></row>"), zipfile.ZIP_STORED),
        "E710",
    ),
    "broken markup": (with_part(SHEET, "<worksheet><sheetData><row></sheet"), "E704"),
    "an encrypted workbook": (compound("EncryptedPackage"), "E705"),
    "macros in an xls": (compound("Workbook", "_VBA_PROJECT_CUR"), "E706"),
    "a text document of old": (compound("WordDocument"), "E703"),
    "an xls of nothing": (compound("Workbook"), "E704"),
    "a wrong encoding": (b"\xff\x81\x30,\xff", "E712"),
    "an open quote": ('姓名\n"张三\n'.encode(), "E713"),
}


@pytest.mark.parametrize("what", FILES)
def test_a_hostile_file_is_refused_and_told_why(what):
    data, rule = FILES[what]
    findings = Findings()
    grids = read_grids(data, "名册.xlsx", findings)
    assert (grids, [(f.id, f.where.file) for f in findings]) == ([], [(rule, "名册.xlsx")])
    assert all(f.what(language) and f.hint(language) for f in findings for language in ("zh", "en"))


def test_a_long_text_repeated_by_reference_ends_the_child_and_not_the_desk():
    shared = f"<sst><si><t>{'字' * 3_000_000}</t></si></sst>"
    rows = "".join(f'<row><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 5_001))
    members = parts(rows)
    members["[Content_Types].xml"] = hostile.TYPES.replace("</Types>", f"{STRINGS_TYPE}</Types>")
    book = "xl/_rels/workbook.xml.rels"
    members[book] = members[book].replace("</Relationships>", f"{STRINGS}</Relationships>")
    data = packed({**members, "xl/sharedStrings.xml": shared}, zipfile.ZIP_STORED)
    findings = Findings()
    assert (read_grids(data, "x", findings), [f.id for f in findings]) == ([], ["E709"])
