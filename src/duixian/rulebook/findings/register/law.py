"""Findings about campaign packs that today's rules forbid (L1); each names its instrument."""

from __future__ import annotations

from .rule import rule

LAW = (
    rule("L101", "附件“{field}”被设为必填。", "The attachment “{field}” is required.", "附件永不必填；改为填写一件可查的事实。（中央网信委2023年意见：不得要求上传不必要的截图或视频）", "Attachments are never required; ask for a named fact. (Opinion of 2023: no needless screenshots or videos)"),
    rule("L102", "指标“{id}”给个人计分。", "The indicator “{id}” gives points to persons.", "去掉 points；个人只记事实。（国办函〔2026〕12号：不得设置积分排名）", "Drop the points; keep facts for persons. (State Council Office 2026 no. 12: no points rankings)"),
    rule("L103", "活动划分了阶段：{zh}。", "The campaign has phases: {en}.", "改为工作内容，不划阶段。（2026年学习教育：不分批次、不划阶段）", "Use work items without phases. (Study campaign of 2026: no batches, no phases)"),
    rule("L104", "“{zh}”里有“{word}”：打卡签到。", "“{en}” speaks of “{word}”: a check-in.", "会后由支部一次记下谁到了，不设打卡。（国办函〔2026〕12号第2项）", "The branch notes once after the meeting who came; no check-ins. (State Council Office 2026 no. 12, item 2)"),
    rule("L105", "“{zh}”里有“{word}”：收集位置和行踪。", "“{en}” speaks of “{word}”: places and tracks of people.", "记去了谁家、带回什么问题，不记轨迹。（国办函〔2026〕12号第4项）", "Note whom one visited and what one heard, not the track. (State Council Office 2026 no. 12, item 4)"),
    rule("L106", "“{zh}”里有“{word}”：统计在线时长。", "“{en}” speaks of “{word}”: time spent online.", "记学了什么、用在哪里。（国办函〔2026〕12号第2、4项）", "Note what was learnt and used. (State Council Office 2026 no. 12, items 2 and 4)"),
    rule("L107", "“{zh}”里有“{word}”：看登录、下载和使用率。", "“{en}” speaks of “{word}”: logins, downloads or usage.", "提醒落在没办的事上，不看谁登录过。（国办函〔2026〕12号第3项）", "Remind of work not done, not of logins. (State Council Office 2026 no. 12, item 3)"),
    rule("L108", "“{zh}”里有“{word}”：拿点赞、转发、网络投票作依据。", "“{en}” speaks of “{word}”: likes, shares or online votes as evidence.", "用满意度测评或文字意见。（国办函〔2026〕12号第4项）", "Use satisfaction sheets or words. (State Council Office 2026 no. 12, item 4)"),
    rule("L109", "“{zh}”里有“{word}”：给答题、问卷下参与指标。", "“{en}” speaks of “{word}”: a quota for taking part in surveys.", "只报参加的人数，不定比例。（中央网信委2023年意见及各地清单）", "Give the number who took part, no quota. (Opinion of 2023 and local lists)"),
    rule("L110", "指标“{id}”不到半年就计一次分。", "The indicator “{id}” gives points for less than half a year.", "窗口放到半年、一年或整个活动；平时只看数。（国办函〔2026〕12号第4项：不得把考核日常化）", "Widen the window to half a year or more; show the live number without points. (State Council Office 2026 no. 12, item 4)"),
    rule("L111", "“{zh}”里有“{word}”：层层加码的要求。", "“{en}” speaks of “{word}”: a demand that is passed down.", "删去；到期没办的，看待办清单。（2024年减负若干规定：一般不提出报送贯彻落实情况的要求）", "Delete it; the list of what is owed shows it. (Regulations of 2024)"),
    rule("L112", "“{zh}”（{word}）要求即时响应。", "“{en}” ({word}) wants an answer at once.", "留出工作日。（中央网信委2023年意见：不得强制要求即时响应）", "Leave working days. (Opinion of 2023: no forced instant response)"),
    rule("L113", "“{zh}”里有“{word}”：按留痕多少论工作。", "“{en}” speaks of “{word}”: work judged by its paper.", "数办成的事，不数材料。（中办2019年通知：不以留痕、台账、笔记论工作）", "Count what was achieved, not papers. (Notice of 2019)"),
    rule("L114", "必填的“{zh}”（{field}）是换了名字的附件。", "The required “{en}” ({field}) is an attachment under another name.", "改问一件可查的事实。（国办函〔2026〕12号第4项）", "Ask for a fact that can be looked up. (State Council Office 2026 no. 12, item 4)"),
    rule("L115", "方案正文 {n} 字，超过 4000 字。", "The plan has {n} characters, more than 4000.", "删短。（2024年减负若干规定：部署专项工作的文件一般不超过4000字）", "Shorten it. (Regulations of 2024)"),
    rule("L116", "自带的表（{zh}）没有写明 forms：表号、制定和批准的机关、有效期、用途、频次、保留期。", "The forms it brings ({en}) lack `forms`: number, maker, approval, validity, purpose, frequency, retention.", "写上 forms，或改用库里已有的记录类型。（《统计法》2024：不写明的，有权拒绝填报）", "Add `forms`, or use the kinds of a library. (Statistics Law 2024: else one may refuse to fill them in)"),
    rule("L117", "表的有效期到 {day}，早于活动结束的 {end}。", "The forms are valid to {day}, before the campaign ends on {end}.", "到期的表不再填；报批延期，或提前结束。（《统计法》2024）", "A form past its validity is not filled in; have it prolonged or end earlier. (Statistics Law 2024)"),
    rule("L118", "没有写依据（basis）。", "There is no basis.", "写明依据哪份文件、由谁批准。（2024年减负若干规定）", "Name the document it rests on and who approved it. (Regulations of 2024)"),
    rule("L119", "“{zh}”是评星、示范、达标一类，没有写依据（basis）。", "“{en}” is a rating or model activity without a basis.", "评比达标要有批准的依据，没有就删去。（2024年减负若干规定）", "Ratings need an approved basis; delete it without one. (Regulations of 2024)"),
)  # fmt: skip
