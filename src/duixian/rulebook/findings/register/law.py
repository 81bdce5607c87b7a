"""Findings about campaign packs that today's rules forbid (L1); each names its instrument."""

from __future__ import annotations

from .rule import rule

LAW = (
    rule("L101", "附件“{field}”被设为必填。", "The attachment “{field}” is required.", "附件永不必填；改为填写一件可查的事实。（中央网信委2023年意见：不得要求上传不必要的截图或视频）", "Attachments are never required; ask for a named fact. (Opinion of 2023: no needless screenshots or videos)"),
    rule("L102", "指标“{id}”给个人计分。", "The indicator “{id}” gives points to persons.", "去掉 points；个人只记事实。（国办函〔2026〕12号：不得设置积分排名）", "Drop the points; keep facts for persons. (State Council Office 2026 no. 12: no points rankings)"),
    rule("L103", "活动划分了阶段“{id}”。", "The campaign has a phase “{id}”.", "改为工作内容，不划阶段。（2026年学习教育：不分批次、不划阶段）", "Use work items without phases. (Study campaign of 2026: no batches, no phases)"),
)  # fmt: skip
