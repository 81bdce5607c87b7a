import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from duixian.rulebook.errors import Unusable
from duixian.rulebook.outline.reading import MOST_BYTES, MOST_LETTERS, read


def refusal(source, name):
    with pytest.raises(Unusable) as error:
        read(source, name)
    return [(f.id, f.where.file, dict(f.values)) for f in error.value.findings]


def document(*, parts=(), body="正文"):
    """A docx file, with more parts put in."""
    made = docx.Document()
    made.add_paragraph(body)
    out = io.BytesIO()
    made.save(out)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_text_is_read_in_utf_8_and_gb18030(encoding):
    assert read("苍禾县的讲话。㐀𠀀\n".encode(encoding), "speech.TXT") == "苍禾县的讲话。㐀𠀀\n"


def test_line_ends_and_the_byte_order_mark_stay_for_the_repairs_to_list():
    assert read("\ufeff甲\r\n乙".encode(), "a.txt") == "\ufeff甲\r\n乙"


@pytest.mark.parametrize(
    ("source", "name", "found"),
    [
        (b"", "a.txt", [("E401", "a.txt", {})]),
        (b" \n\t", "a.txt", [("E401", "a.txt", {})]),
        (b"", "a.docx", [("E401", "a.docx", {})]),
        ("好".encode(), "a.pdf", [("E402", "a.pdf", {"ending": "pdf"})]),
        ("好".encode(), "speech", [("E402", "speech", {"ending": ""})]),
        (b"\x89PNG\r\n\x1a\n\x00", "a.txt", [("E403", "a.txt", {"offset": "6"})]),
        ("讲话".encode("utf-16"), "a.txt", [("E404", "a.txt", {})]),
        (b"\xff\xfe\xff\xfe", "a.txt", [("E404", "a.txt", {})]),
        ("好".encode() + b"\xff", "a.html", [("E404", "a.html", {})]),
        (b"no zip", "a.docx", [("E406", "a.docx", {"reason": "BadZipFile"})]),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(source, name, found):
    assert refusal(source, name) == found


def test_a_file_or_a_text_that_is_too_long_is_refused_unread():
    assert refusal(b"a" * (MOST_BYTES + 1), "a.txt") == [
        ("E405", "a.txt", {"size": str(MOST_BYTES + 1), "most": str(MOST_BYTES)})
    ]
    assert refusal(b"a" * (MOST_LETTERS + 1), "a.txt") == [
        ("E409", "a.txt", {"size": str(MOST_LETTERS + 1), "most": str(MOST_LETTERS)})
    ]


def test_a_docx_is_read_paragraph_by_paragraph_and_cell_by_cell():
    made = docx.Document()
    made.add_paragraph("在会上的讲话")
    table = made.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "时间", "7月"
    made.add_paragraph("谢谢大家。")
    out = io.BytesIO()
    made.save(out)
    assert read(out.getvalue(), "a.docx") == "在会上的讲话\n时间 7月\n谢谢大家。"


def test_a_docx_under_revision_is_read_as_it_stands_now():
    made = docx.Document()
    paragraph = made.add_paragraph("改前")
    for tag, words in (
        ("ins", "<w:t>插入</w:t>"),
        ("del", "<w:delText>删去</w:delText>"),
        ("moveFrom", "<w:t>移走</w:t>"),
    ):
        mark = f'<w:{tag} {nsdecls("w")} w:id="1" w:author="a"><w:r>{words}</w:r></w:{tag}>'
        paragraph.paragraph_format.element.append(parse_xml(mark))
    paragraph.add_run("\t改后\n换行")
    out = io.BytesIO()
    made.save(out)
    assert read(out.getvalue(), "a.docx") == "改前插入 改后\n换行"


def test_a_zip_that_is_no_docx_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "x")
    assert refusal(out.getvalue(), "a.docx") == [
        ("E406", "a.docx", {"reason": "word/document.xml"})
    ]


def test_a_zip_bomb_is_refused_before_it_is_opened():
    bomb = document(parts=[("word/media/a.bin", b"\0" * 50_000_000)])
    assert len(bomb) < 200_000
    assert [id_ for id_, _, _ in refusal(bomb, "a.docx")] == ["E407"]


def test_an_archive_that_lies_about_its_sizes_is_refused():
    honest = document(body="好" * 50)
    with zipfile.ZipFile(io.BytesIO(honest)) as archive:
        size = archive.getinfo("word/document.xml").file_size
    lie = honest.replace(size.to_bytes(4, "little"), (9).to_bytes(4, "little"))
    assert lie != honest
    assert [id_ for id_, _, _ in refusal(lie, "a.docx")] in (["E406"], ["E407"])


def test_a_docx_that_declares_entities_is_refused():
    laughs = b'<!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>'
    assert refusal(document(parts=[("customXml/item9.xml", laughs)]), "a.docx") == [
        ("E408", "a.docx", {"part": "customXml/item9.xml"})
    ]


def test_a_page_gives_its_visible_text_a_line_for_each_block():
    page = (
        "<html><head><title>网页标题 2019</title><style>p{}</style></head><body>"
        "<script>alert('x')</script><nav>首页</nav><h1>讲  话</h1><p>第<b>一</b>段<br>换行</p>"
        "<div hidden>看不见</div><ul><li>甲</li><li>乙</li></ul><!-- 注 --></body></html>"
    )
    assert read(page.encode(), "a.html") == "讲 话\n第一段\n换行\n甲\n乙"


def test_a_page_with_an_entity_from_elsewhere_does_not_fetch_it():
    page = '<!DOCTYPE html [<!ENTITY x SYSTEM "http://192.0.2.1/x">]><p>甲&x;乙</p>'
    text = read(page.encode(), "a.html")
    assert "甲" in text
    assert text.count("\n") <= 1
    assert "&x;" in text


def test_a_page_nested_ten_thousand_deep_does_not_crash_the_reader():
    deep = "<div>" * 10_000 + "底" + "</div>" * 10_000
    assert read(f"<p>面</p>{deep}".encode(), "a.html").startswith("面")
