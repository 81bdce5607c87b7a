"""Findings about campaign packs and libraries: E1 how they are written, E2 what they mean, W, L."""

from __future__ import annotations

from .effects import EFFECTS
from .lamps import LAMPS
from .law import LAW
from .parts import PARTS
from .points import POINTS
from .rounds import DECLARED
from .rule import Rule, rule
from .warned import WARNED

WRITTEN = (
    rule("E101", "文件读不了：{reason}。", "The file cannot be read: {reason}.",
         "存成 UTF-8 的 YAML；冒号后要有空格，缩进用空格。", "Save it as YAML in UTF-8; a space after each colon, spaces for indents."),
    rule("E102", "文件是空的。", "The file is empty.", "写上内容，或删去文件。", "Fill it or delete it."),
    rule("E103", "方案包里不能用“{what}”。", "“{what}” cannot be used in a pack.",
         "方案包只写名词和数；锚、引用、标签和多个文档都不用。", "A pack holds nouns and numbers only: no anchors, references, tags or second documents."),
    rule("E104", "键必须是一个词。", "A key must be one word.", "改成一个词。", "Make it one word."),
    rule("E105", "“{key}”写了两遍，第一遍在第 {first} 行。", "“{key}” stands twice, first on line {first}.",
         "留一处。", "Keep one of them."),
    rule("E106", "没有名为“{name}”的{what}。", "There is no {what} named “{name}”.",
         "可用的有：{allowed}。", "There are: {allowed}."),
    rule("E110", "这里的写法不对，应为{wanted}。", "This is not written as a {wanted}.",
         "text 是一个词或一句话，list 用方括号或短横，mapping 是“键: 值”。", "text is a word or sentence, list uses brackets or dashes, mapping is “key: value”."),
    rule("E111", "没有“{found}”这个词。", "There is no word “{found}” here.", "可用的有：{allowed}。", "Allowed: {allowed}."),
    rule("E112", "“{found}”不合要求，应为{wanted}。", "“{found}” is not a {wanted}.", "改成{wanted}。", "Write a {wanted}."),
    rule("E113", "这里只能写一个词和它的内容。", "Exactly one word with its content belongs here.", "可用的有：{allowed}。", "Allowed: {allowed}."),
    rule("E114", "分段的值要按日期先后，每个日期一次。", "Dated values must be in order of their days, each day once.",
         "按 since 从早到晚排列。", "Put them in order of `since`."),
    rule("E115", "没有“{key}”这一项。", "There is no key “{key}” here.", "可用的有：{allowed}。", "Allowed: {allowed}."),
    rule("E117", "缺“{key}”。", "“{key}” is missing.", "补上“{key}”。", "Add “{key}”."),
    rule("E118", "“{text}”前面的半角逗号把一句话断开了。", "The comma before “{text}” cuts a sentence in two.",
         "花括号里的话有半角逗号时，整句加引号。", "Put a sentence with a comma in quotes where it stands in braces."),
    rule("E119", "“{text}”用了中文标点。", "“{text}” has a Chinese mark.",
         "冒号、逗号、括号、引号用英文的，冒号后空一格。", "Use the English colon, comma, bracket and quote, and a blank after each colon."),
)  # fmt: skip

MEANT = (
    rule("E201", "{what}“{id}”写了两次。", "The {what} “{id}” stands twice.", "换一个名字，或删去一处。", "Rename one or delete it."),
    rule("E202", "“{id}”不能作名字。", "“{id}” cannot be an id.", "用小写英文字母开头，只含小写字母、数字和下划线。", "Start with a small letter; only small letters, digits and underscores."),
    rule("E203", "结束早于开始。", "It ends before it begins.", "改正起止日期。", "Mend the dates."),
    rule("E204", "“{id}”是系统自己用的名字。", "“{id}” is a name of the system's own.", "换一个名字。", "Choose another name."),
    rule("E205", "{type} 字段缺“{key}”。", "A {type} field needs “{key}”.", "补上“{key}”。", "Add “{key}”."),
    rule("E206", "{type} 字段没有“{key}”这个参数。", "A {type} field has no “{key}”.", "删去，或改字段类型。", "Delete it or change the type."),
    rule("E207", "状态“{id}”的名字是一个阶段词，阶段却是 {stage}。", "The state “{id}” is named after a stage but has the stage {stage}.", "换名字，或改成同一个阶段。", "Rename it or give it that stage."),
    rule("E208", "没有起始的一步：每个 move 都有 from。", "Nothing begins: every move has a `from`.", "给第一步去掉 from。", "Leave `from` out of the first move."),
    rule("E209", "表决线写法不对。", "This is not a threshold.", "at_least 或 more_than 二选一，写成 [分子, 分母]。", "Give either at_least or more_than as [part, whole]."),
    rule("E210", "时间长度只能写一种单位。", "A length of time takes exactly one unit.", "可用的有：{allowed}。", "Allowed: {allowed}."),
    rule("E211", "{measure} 没有记录时是 {means}。", "Without records, {measure} is {means}.", "when_none 写成 {means}。", "Write when_none: {means}."),
    rule("E212", "{measure} 不能用于个人。", "{measure} cannot be used for persons.", "换一种度量，或放到组织的标准下。", "Choose another measure or a standard for units."),
    rule("E213", "“{word}”是草稿或作废，永远不计。", "“{word}” is draft or void and never counted.", "从 in 里去掉。", "Leave it out of `in`."),
    rule("E214", "“{field}”是 {type} 字段，这里要 {wanted}。", "“{field}” is a {type} field; a {wanted} is needed here.", "换一个字段。", "Choose another field."),
    rule("E215", "“{by}”应当恰好是 {kind} 和 {other} 中一方指向另一方的字段。", "Exactly one of {kind} and {other} must point at the other by “{by}”.", "写指向对方的那个 link 字段。", "Name the link field that points across."),
    rule("E217", "目标必须大于 0。", "A target must be more than 0.", "改成正数。", "Make it positive."),
    rule("E218", "最低分高于最高分。", "The least is more than the most.", "对调或改正。", "Swap or mend them."),
    rule("E219", "指标“{id}”没有例子。", "The indicator “{id}” has no example.", "在 examples 里写几条记录和应得的数。", "Write a few records and the expected number in `examples`."),
    rule("E220", "例子“{example}”：{indicator} 在 {who} 应为 {expected}，算出来是 {found}。", "Example “{example}”: {indicator} of {who} should be {expected} but comes to {found}.", "改记录、改期望，或改指标。", "Mend the records, the expectation or the indicator."),
    rule("E221", "例子“{example}”用不了：{reason}", "Example “{example}” cannot be used: {reason}", "按提示改正。", "Mend it as said."),
    rule("E222", "选项“{option}”既算好评，又不进分母。", "The option “{option}” is both good and left out.", "从 leave_out 里去掉。", "Take it out of leave_out."),
    rule("E223", "“{field}”在几类记录里小数位不同，加不到一起。", "“{field}” has different scales in these kinds, so it cannot be added up.", "把小数位改成一样，或分开成几个指标。", "Give them one scale, or make several indicators."),
    rule("E224", "名册“{roster}”没有“{key}”这个参数。", "The roster “{roster}” has no “{key}”.", "可用的有：{allowed}。", "It takes: {allowed}."),
    rule("E225", "{measure} 不能取名册“{roster}”。", "{measure} cannot be taken among “{roster}”.", "户数（households）只放在 ratio 的 under 里，记录（records）只用于 coverage。", "Households stand below a ratio only, records belong to coverage only."),
    rule("E226", "从“{name}”到“{name}”总是 0 天。", "From “{name}” to “{name}” it is always 0 days.", "from 和 to 写两个不同的日期。", "Give two different dates in `from` and `to`."),
    rule("E227", "没有写“{grade}”值多少。", "It is not said what “{grade}” is worth.", "在 worth 里给每个等次写一个整数，或改用数字字段。", "Give each grade a whole number in `worth`, or read a number field."),
    rule("E228", "满意率要写 good 或 weights，只写一样。", "A satisfaction takes either `good` or `weights`.", "算满意的占多少写 good，折成分数写 weights。", "Write `good` for the share that is satisfied, `weights` for a score."),
    rule("E229", "没有写“{option}”的权重。", "No weight is given for “{option}”.", "在 weights 里写 0 到 100 的整数，或放进 leave_out。", "Give it 0 to 100 in `weights`, or leave it out."),
)  # fmt: skip

PACK: tuple[Rule, ...] = (
    *WRITTEN,
    *MEANT,
    *PARTS,
    *WARNED,
    *LAW,
    *POINTS,
    *DECLARED,
    *EFFECTS,
    *LAMPS,
)
