import io

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from duixian.rulebook.outline.reading import read
from duixian.rulebook.outline.word_numbers import figure

LIST = f"""<w:abstractNum {nsdecls("w")} w:abstractNumId="90">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
<w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl>
</w:abstractNum>"""
NUM = f"""<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>"""


def numbered(lines):
    """A docx whose paragraphs Word would number: (level, text), level None for plain ones."""
    made = docx.Document()
    root = made.part.numbering_part.element
    root.insert(0, parse_xml(LIST))
    root.append(parse_xml(NUM))
    for level, text in lines:
        properties = made.add_paragraph(text).paragraph_format.element.get_or_add_pPr()
        if level is not None:
            number = (
                f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr>'
            )
            properties.append(parse_xml(number))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_numbers_that_word_writes_itself_are_read_and_begin_anew_below_each_point():
    lines = [
        (None, "讲话"),
        (0, "认识"),
        (1, "甲"),
        (1, "乙"),
        (2, "丙"),
        (2, "丁"),
        (0, "任务"),
        (1, "戊"),
        (3, "己"),
    ]
    assert read(numbered(lines), "a.docx").split("\n") == [
        "讲话", "一、认识", "（一）甲", "（二）乙", "3.丙", "4.丁", "二、任务", "（一）戊", "己",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "figures", "written"),
    [
        (21, "chineseCounting", "二十一"),
        (3, "japaneseCounting", "三"),
        (120, "chineseCounting", "120"),
        (3, "decimalEnclosedCircleChinese", "③"),
        (30, "decimalEnclosedCircle", "30"),
        (2, "lowerLetter", "b"),
        (5, "decimal", "5"),
    ],
)
def test_a_number_is_written_in_the_figures_of_its_list(value, figures, written):
    assert figure(value, figures) == written
