"""Findings about rounds: what a pack says of ranks and grades (E240 to E259), and what was frozen (E257, E258)."""

from __future__ import annotations

from .rule import Rule, rule

DECLARED: tuple[Rule, ...] = (
    rule("E240", "没有说清看什么。", "It does not say what is looked at.",
         "写 line（可加 heading）或写 indicator，只写一样。", "Give either line (with or without a heading) or indicator."),
    rule("E241", "“{id}”不属于任何轮次。", "“{id}” belongs to no round.",
         "only_in 里写轮次的名字：名次和等次只出自声明了的轮次。", "Name rounds in only_in: ranks and grades exist only in a declared round."),
    rule("E242", "“{id}”是个人的指标，个人不排名、不评等次。", "“{id}” is an indicator of persons, who get no ranks and no grades.",
         "换成组织的指标。", "Choose an indicator of units."),
    rule("E243", "“{line}”线上没有计分的指标，排不出来。", "No indicator on the line “{line}” has points, so nothing can be compared.",
         "给这条线（这一项）的指标写 points，或换一条线。", "Give points to an indicator there, or choose another line."),
    rule("E244", "各档要从高到低，每个等次一次。", "Bands go from high to low, each grade once.",
         "按 from 从大到小排列，等次不重复。", "Put them in order of `from`, largest first, no grade twice."),
    rule("E245", "等次“{id}”的数从哪里来，要写且只写一样。", "The number of the grades “{id}” must come from exactly one thing.",
         "by（一条线或一项指标）、blend（几方打分）、headings（达标项数）选一样；从不把几条线加起来。", "Choose one of by (a line or an indicator), blend (several judges), headings (how many were reached); lines are never added."),
    rule("E246", "各方的权重合计 {sum}，应为 100。", "The weights of the judges make {sum}, not 100.", "改到合计 100，每个都大于 0。", "Make them 100 together, each more than 0."),
    rule("E247", "否决线写法不对。", "This is not a line that bars.", "below 或 above 写一个，bars 里写等次。", "Give either below or above, and grades in bars."),
    rule("E248", "“{id}”不能否决等次。", "“{id}” may not bar a grade.",
         "只有至少 {least} 份的满意度测评，或只由督查、上级、活动办登记的记录，可以否决；登记问题从不使等次降低。",
         "Only a satisfaction poll with at least {least} answers, or records that only inspectors, the unit above or the office enter, may bar; registering a problem never lowers anything."),
    rule("E249", "名额写法不对。", "This is not a quota.", "most 写成 [分子, 分母]，分子大于 0、不大于分母。", "Write most as [part, whole], the part more than 0 and not more than the whole."),
    rule("E250", "“{kind}”记不下评定：缺 {field}。", "Decisions cannot be kept in “{kind}”: {field} is missing.",
         "要有选项字段 proposed 和 decided、文字字段 reason、指向 round 的关联字段 round。", "It needs the choices proposed and decided, the text reason and the link round to a round."),
    rule("E251", "并列规则 ties 和 next 对不上。", "The rule for ties does not fit `next`.", "ties: next 时在 next 里写指标，其余时候不写。", "Name indicators in next where ties: next, and nowhere else."),
    rule("E252", "“{id}”没有分母可比。", "“{id}” has no denominator to look at.", "least_denominator 只用于占比、覆盖、满意率，或一条线的得分。", "Use least_denominator with shares, coverage, satisfaction, or the points of a line."),
    rule("E253", "“{id}”和等次在同一条线上，一件事降两次。", "“{id}” is on the line of the grade itself, so one thing would lower it twice.",
         "等次出自一条线，由别的线否决。", "A grade comes from one line and is barred by others."),
    rule("E254", "“{field}”不是打分的字段。", "“{field}” is not a field for a score.", "写评定记录里的数字字段：{allowed}。", "Name a number of the record in which people decide: {allowed}."),
    rule("E255", "抽签和名额要大于 0。", "This must be more than 0.", "改成 1 或更大的整数。", "Write 1 or more."),
    rule("E259", "“{id}”没有例子。", "“{id}” has no example.", "在 examples 的 grades 或 ranks 里写几个组织应得的等次或名次。", "Write what some units should get in `grades` or `ranks` of an example."),
)  # fmt: skip

FROZEN: tuple[Rule, ...] = (
    rule("E256", "标准 {published} 公布，{started} 启动，太早：最早 {earliest}。", "The criteria were published on {published} and the round started on {started}: too soon, {earliest} at the earliest.",
         "方案里 beforehand 写了提前多久公布；重开一轮，或按规定的日子启动。", "The pack says in `beforehand` how long before; declare another round, or start it in time."),
    rule("E257", "方案包和锁定的不是同一个：锁定的指纹 {frozen}，现在 {now}。", "The pack is not the one that was frozen: {frozen} then, {now} now.",
         "用锁定时的方案包；要改标准，另开一轮。", "Use the pack as it was frozen; to change criteria, declare another round."),
    rule("E258", "种子和事先公布的指纹对不上：公布的 {promised}，现在 {found}。", "The seed does not fit the hash that was published: {promised} then, {found} now.",
         "用当初封存的种子；对不上的抽签作废。", "Use the seed that was sealed; a draw that does not fit is void."),
)  # fmt: skip
