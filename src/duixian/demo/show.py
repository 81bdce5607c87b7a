"""What is written for show: sentences that were handed out, or that serve year after year.

They say much and name nothing, so that a reviewer has something to ask about.
"""

from __future__ import annotations

import datetime as dt

HANDED_OUT = {
    "deed": "组织党员干部深入基层一线，面对面听取群众意见，实打实解决群众困难，受到群众一致好评",
    "heard": "群众对党的好政策衷心拥护，对支部工作给予充分肯定，表示今后要积极支持配合",
    "use": "把学习成果转化为推动工作的强大动力，做到学以致用、用以促学、学用相长",
}
MONTHLY = "，{month}月份走访慰问困难群众{many}户"


def on_paper(topic: str, text: str, day: int) -> str:
    """The sentence that was handed out, at times with a number of its own; other topics as they are."""
    if topic not in HANDED_OUT:
        return text
    month = dt.date.fromordinal(day).month
    more = MONTHLY.format(month=month, many=month + 2) if day % 2 else ""
    return f"{HANDED_OUT[topic]}{more}"


def at_length(topic: str, text: str) -> str:
    """What one branch adds to each deed in its own words; a second one copies it with the rest."""
    return f"{text}，三天做完，做完请住在旁边的两户来看过" if topic == "deed" else text
