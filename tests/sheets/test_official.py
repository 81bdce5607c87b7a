"""A document in the official form: headings, page, and text that no file would refuse."""

import datetime as dt
import io

import docx

from duixian.sheets.official import Document, Part, Table, numbered, write_document


def opened(document):
    file = io.BytesIO()
    write_document(file, document)
    return docx.Document(io.BytesIO(file.getvalue()))


def test_headings_are_numbered_as_offices_number_them():
    assert [numbered(n) for n in (1, 9, 10, 11, 20, 21)] == [
        "一", "九", "十", "十一", "二十", "二十一",
    ]  # fmt: skip


def test_parts_stand_in_order_with_their_tables_and_the_signature_last():
    made = opened(
        Document(
            "报告",
            ["开头。"],
            [Part("总账", ["一句。"], [Table(("类", "数"), [("承诺", 3)])]), Part("遗留")],
            "某县活动办",
            dt.date(2026, 11, 23),
        )
    )
    texts = [p.text for p in made.paragraphs]
    assert texts == [
        "报告",
        "开头。",
        "一、总账",
        "一句。",
        "二、遗留",
        "",
        "某县活动办",
        "2026年11月23日",
    ]
    assert [[c.text for c in row.cells] for row in made.tables[0].rows] == [
        ["类", "数"],
        ["承诺", "3"],
    ]


def test_a_sign_that_no_document_holds_is_left_out():
    made = opened(Document("报\x07告", [], [], "办", dt.date(2026, 1, 1)))
    assert made.paragraphs[0].text == "报告"
