import yaml
from hypothesis import given
from hypothesis import strategies as st

from duixian.rulebook.outline.writing.yamltext import Line, document

words = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)
texts = st.one_of(st.text(max_size=20), words, st.sampled_from(["yes", "no", "null", "2010", "1.5", "a: b", "# c", "\ufeff", "\u2028", "\x85", "‘“"]))  # fmt: skip
values = st.recursive(
    st.one_of(texts, st.integers(0, 99)),
    lambda inner: st.one_of(
        st.lists(texts, max_size=3),
        st.dictionaries(words, inner, max_size=3),
        st.lists(st.dictionaries(words, inner, min_size=1, max_size=3), max_size=3),
        st.dictionaries(words, st.one_of(texts, st.lists(texts, max_size=2)), max_size=3).map(Line),
    ),
    max_leaves=8,
)


def plain(value):
    """What a reader of texts gets back."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return str(value)


@given(st.dictionaries(words, values, min_size=1, max_size=4))
def test_what_is_written_is_read_back(value):
    assert yaml.load(document(value, {}), Loader=yaml.BaseLoader) == plain(value)


def test_a_comment_stands_above_its_key():
    text = document({"id": "a", "name": Line(zh="甲", en="A b")}, {"name": "一\n二"})
    assert text == 'id: a\n# 一\n# 二\nname: {zh: "甲", en: "A b"}\n'
