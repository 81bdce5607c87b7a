"""The words that stand in closed columns, and what they are called inside."""

from __future__ import annotations

from collections.abc import Mapping


def table(**words: str) -> Mapping[str, str]:
    """Words by what they mean: each line is a meaning and all its words."""
    return {word: meaning for meaning, line in words.items() for word in line.split()}


YES = frozenset(table(yes="是 √ ✓ ✔ y yes true 1 对 v"))
NO = frozenset(table(no="否 × ✗ ✕ x n no false 0 不是 非"))

STATUSES = table(
    full="正式党员 正式 中共党员 中共正式党员 党员 full",
    probationary="预备党员 预备 中共预备党员 probationary",
    none="非党员 不是党员 职工 干部职工 none",
)

TYPES = table(
    committee="党委 委员会 党委会 基层党委 党的基层委员会 党组 工委 党工委 committee",
    general_branch="党总支 总支 总支部 党总支部 总支部委员会 general_branch",
    branch="党支部 支部 支部委员会 联合党支部 联合支部 临时党支部 branch",
    group="党小组 小组 group",
)

CATEGORIES = table(
    committee="党委 乡镇党委 committee",
    rural="农村 行政村 建制村 村 农村党支部 农村党组织 rural",
    community="社区 居委会 城市社区 城市 社区党组织 community",
    office="机关 党政机关 机关党组织 office",
    bureau="县直部门 县直机关 县直单位 部门 bureau",
    economic="经济部门 经济口 economic",
    farming="农口部门 农口 涉农部门 farming",
    enterprise="企业 国有企业 公有制企业 国企 enterprise",
    private_enterprise="非公有制经济 非公企业 非公有制企业 非公有制经济组织 民营企业 非公 private_enterprise",
    social_organisation="社会组织 两新组织 社会团体 社会中介组织 民办非企业单位 social_organisation",
    school="学校 高校 中小学 事业单位(学校) 教育 school",
)

NATIONS = frozenset(
    table(
        nation="汉族 蒙古族 回族 藏族 维吾尔族 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族"
        " 土家族 哈尼族 哈萨克族 傣族 黎族 傈僳族 佤族 畲族 高山族 拉祜族 水族 东乡族 纳西族 景颇族"
        " 柯尔克孜族 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯族 阿昌族 普米族 塔吉克族 怒族"
        " 乌孜别克族 俄罗斯族 鄂温克族 德昂族 保安族 裕固族 京族 塔塔尔族 独龙族 鄂伦春族 赫哲族 门巴族 珞巴族 基诺族"
    )
)

TYPE_BY_NAME = (
    ("group", ("小组",)),
    ("general_branch", ("总支", "总支部", "总支部委员会", "总支委员会")),
    ("branch", ("支部", "支部委员会")),
    ("committee", ("委员会", "党委", "工委", "党组", "委")),
)


def type_by_name(name: str) -> str:
    """What a unit is by the end of its name; a branch where that says nothing.

    >>> type_by_name("虚县农机局党总支"), type_by_name("甲村党支部"), type_by_name("中共虚乡委员会")
    ('general_branch', 'branch', 'committee')
    """
    return next((type_ for type_, ends in TYPE_BY_NAME if name.endswith(ends)), "branch")
