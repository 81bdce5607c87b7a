import io

import docx
import pytest

from duixian.rulebook.outline import draft, files
from rulebook.outline.speech_of import SPEECHES, drafted, parts


def test_a_speech_gives_what_it_fixes_for_the_campaign():
    found = {}
    for item in drafted("plain.txt").items:
        if item.kind not in ("duty", "number", "date"):
            found.setdefault(str(item.kind), []).append(parts(item))
    assert found == {
        "campaign": ["暖心强基活动", "走村问计教育活动"],
        "theme": ["扎根一线、服务到家", "进入全市先进行列"],
        "requirement": ["建强组织", "温暖民心", "促进增收"],
        "standard": [
            ("三个好", [("班子团结好", ["遇事商量", "分工补位"]), ("队伍作风好", ["说话算数", "办事利落"]), ("群众口碑好", ["邻里信服"])]),
            ("两带头", [("带头学习", ["每季度读一本书", "写两篇心得"]), ("带头走访", ["每月走访三户群众", "每年办一件实事"])]),
            ("三大功能", ["议事", "调解", "互助"]),
        ],
        "obligation": ["每季度读一本书", "写两篇心得", "每月走访三户群众", "每年办一件实事", "每月上报一次进展"],
        "phase": ["整个活动", "分三个阶段", "宣传动员"],
        "category": [("农村党组织", ["三亮三比", "院坝夜谈", "设岗定责", "积分兑换"]), ("社区党组织", ["一网三联"])],
        "mechanism": ["三亮三比", "院坝夜谈", "设岗定责", "积分兑换", "一网三联"],
        "role": ["书记", "副书记", "一级带一级、一环扣一环", "县活动办"],
        "evaluation": ["听取汇报", "随机抽查", "排名靠前的3个乡镇作经验交流", "经验交流", "排名靠后的1个乡镇作表态发言", "表态发言", "群众满意度", "台账", "展板"],
        "sanction": [("限期整改", ["行动迟缓", "措施不实"]), ("通报批评", ["弄虚作假"]), ("派驻工作组监督整改", ["问题严重"])],
        "honour": [("典型", ["发现", "树立", "总结", "推广"]), "先进基层党组织和优秀党员"],
        "channel": ["简报", "广播", "公开栏"],
    }  # fmt: skip


@pytest.mark.parametrize("name", ["plain.txt", "milled.txt", "web.html", "traditional.txt"])
def test_every_span_is_the_text_it_names_and_leads_back_to_the_source(name):
    made = drafted(name)
    for item in made.items:
        assert 0 <= item.start < item.end <= len(made.cleaned)
        assert 0 <= made.mended.at_source(item.start) <= len(made.source)
        if item.kind in ("theme", "requirement", "mechanism", "duty", "obligation", "date"):
            assert made.cleaned[item.start : item.end] == item.name


def test_the_same_speech_gives_the_same_draft_as_text_page_and_document():
    text = (SPEECHES / "plain.txt").read_text("utf-8")
    made = docx.Document()
    for line in text.splitlines():
        made.add_paragraph(line)
    out = io.BytesIO()
    made.save(out)
    page = "".join(f"<p>{line}</p>" for line in text.splitlines())
    sources = {
        "a.docx": out.getvalue(),
        "a.html": page.encode(),
        "a.txt": text.strip().encode("gb18030"),
    }
    drafts = [draft(source, name) for name, source in sources.items()]
    assert {d.cleaned for d in drafts} == {text.strip()}
    assert drafts[0].items == drafts[1].items == drafts[2].items


def test_the_same_bytes_give_the_same_files():
    source = (SPEECHES / "milled.txt").read_bytes()
    assert files(draft(source, "a.txt")) == files(draft(source, "a.txt"))


@pytest.mark.parametrize(
    "body",
    [
        "“三个好”" * 3_000,
        "一是二是" * 3_000,
        " " * 20_000 + "x",
        "从" * 20_000,
        "—1—" * 6_000,
        "A、" * 9_000,
    ],
)
def test_a_text_made_to_be_slow_still_ends(body):
    """A pattern that went quadratic would hold the run for minutes."""
    made = draft(f"在会上的讲话\n同志们:\n{body}".encode(), "a.txt")
    assert made.cleaned.startswith("在会上的讲话\n同志们:")
