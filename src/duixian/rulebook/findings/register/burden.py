"""What a pack lays on the grass roots: too much, too hasty, or asked for twice."""

from __future__ import annotations

from .rule import Rule, rule

BURDEN: tuple[Rule, ...] = (
    rule("B101", "一个 {members} 人的支部每月要用 {minutes} 分钟，超出预算 {budget} 分钟的 {over} 分钟。", "A branch of {members} members needs {minutes} minutes a month: {over} more than the budget of {budget}.", "少要几条、几项，或放长周期；duixian burden 逐类列出时间用在哪里。（设计：书记每周 20 分钟）", "Ask for fewer records or fields, or less often; `duixian burden` lists where the time goes. (Design: 20 minutes a week.)"),
    rule("B102", "和正在开展的活动合起来，一个 {members} 人的支部每月要用 {minutes} 分钟，超出预算 {budget} 分钟的 {over} 分钟。", "Together with the campaigns that run, a branch of {members} members needs {minutes} minutes a month: {over} more than the budget of {budget}.", "改用已有的记录类型，错开时间，或先结束一项活动。（2024年减负规定：同一材料最多报一次）", "Use kinds of records that are there, put it off, or close another campaign first. (Rules of 2024: the same material is reported once at most.)"),
    rule("B103", "要支部每季至少填一次的表有 {number} 种（{zh}），多于 {most} 种。", "It asks a branch at least once a quarter for {number} kinds of records ({en}), more than {most}.", "合并相近的，去掉没有指标要用的。（《关于防治“指尖上的形式主义”的若干意见》：一张表）", "Join what is alike, drop what no indicator needs. (Opinion of 2023: one sheet.)"),
    rule("B104", "一个 {members} 人的支部每月要录 {entries} 次，多于 {most} 次：差不多每个工作日都要录。", "A branch of {members} members makes {entries} entries a month, more than {most}: nearly one each working day.", "一次活动一条记录、写上参加的人，不要一人一条；或放长周期。", "One record for an occasion with those who came, not one a person; or ask less often."),
    rule("B105", "“{kind_zh}”一张表必填 {number} 项，多于 {most} 项。", "One sheet of “{kind_en}” needs {number} fields, more than {most}.", "只留要算数、要核实的；其余改为选填。", "Keep what is counted or checked; let the rest be optional."),
    rule("B106", "“{kind_zh}”要填的“{field_zh}”，“{other_zh}”已经要填。", "“{kind_en}” asks for “{field_en}”, which “{other_en}” asks for already.", "只在一种记录里填；另一种用关联指过去。（国办函〔2026〕12号：不得重复要求填表报数）", "Ask in one kind only and let the other point at it. (State Council Office 2026 no. 12: no repeated forms.)"),
    rule("B107", "“{kind_zh}”要填的“{field_zh}”，正在开展的活动在“{other_zh}”里已经要填。", "“{kind_en}” asks for “{field_en}”, which a running campaign asks for in “{other_en}”.", "用“{other_zh}”的记录，不要另填。（同一单位 12 个月内相同的项，最多报一次）", "Read the records of “{other_en}” instead. (Same unit, within 12 months: once at most.)"),
    rule("B108", "“{kind_zh}”的每一项，正在开展的活动在“{other_zh}”里都已经要填。", "All that “{kind_en}” asks for a running campaign asks for in “{other_en}”.", "不要另设这种记录，直接用“{other_zh}”。（同一单位 12 个月内相同的表，最多报一次）", "Drop this kind and use “{other_en}”. (Same sheet, same unit, within 12 months: once at most.)"),
    rule("B109", "“{kind_zh}”要填的“{field_zh}”，名册里已经有。", "“{kind_en}” asks for “{field_en}”, which stands in the rosters.", "去掉这一项；要用时从名册里读。（不得重复要求填表报数）", "Drop the field; it can be read from the rosters. (No repeated forms.)"),
    rule("B110", "“{kind_zh}”要填的“{field_zh}”，数一数“{other_zh}”的记录就有。", "“{kind_en}” asks for “{field_en}”, which follows from counting the records of “{other_en}”.", "去掉这一项，写一项指标来数。", "Drop the field and let an indicator count."),
    rule("B111", "“{kind_zh}”的“{move_zh}”限时不足 3 个工作日。", "“{move_en}” of “{kind_en}” is due in less than 3 working days.", "改为 3 个工作日以上；真有急事，一事一报。（不得要求即时响应）", "Give 3 working days or more; what is truly urgent is reported once, by itself. (No instant response.)"),
    rule("B112", "定期要填“{kind_zh}”，可没有一项指标用它。", "“{kind_en}” is asked for regularly and no indicator reads it.", "去掉这个时钟，或写明用来算什么。", "Drop the clock, or say what is worked out from it."),
    rule("B113", "“{kind_zh}”要填得比用得勤：指标只看其中最近的。", "“{kind_en}” is asked for more often than it is read: indicators look at the latest alone.", "按指标看的周期来填：一年一变的，一年填一次。", "Ask as often as it is read: what changes once a year, once a year."),
)  # fmt: skip
