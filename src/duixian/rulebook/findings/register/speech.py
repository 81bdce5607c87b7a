"""Findings about speeches handed to `duixian draft` (E4)."""

from __future__ import annotations

from .rule import Rule, rule

SPEECH: tuple[Rule, ...] = (
    rule(
        "E401",
        "文件是空的，没有可读的文字。",
        "The file is empty: there is nothing to read.",
        "请换一份有正文的文件。",
        "Hand in a file that holds the text of the speech.",
    ),
    rule(
        "E402",
        "不认识文件的扩展名“{ending}”。",
        "The file's ending '{ending}' is not known.",
        "请另存为 .txt、.html 或 .docx 再试。",
        "Save it as .txt, .html or .docx and try again.",
    ),
    rule(
        "E403",
        "这不是文字文件：第 {offset} 个字节是控制字符。",
        "This is no text: the byte at {offset} is a control character.",
        "请从原来的办公软件另存为 .txt（UTF-8 或 GB18030）或 .docx。",
        "Save it from the office program as .txt (UTF-8 or GB18030) or .docx.",
    ),
    rule(
        "E404",
        "文字的编码既不是 UTF-8，也不是 GB18030。",
        "The text is encoded neither in UTF-8 nor in GB18030.",
        "请用记事本打开，另存为 UTF-8 再试。",
        "Open it in an editor, save it as UTF-8 and try again.",
    ),
    rule(
        "E405",
        "文件太大：{size} 字节，最多 {most} 字节。",
        "The file is too large: {size} bytes, at most {most}.",
        "一份讲话不会这样大；请只保留正文。",
        "No speech is that large; keep the text only.",
    ),
    rule(
        "E406",
        "docx 文件损坏，或者不是 docx：{reason}。",
        "The docx file is damaged or is none: {reason}.",
        "请用办公软件打开并重新另存为 .docx。",
        "Open it in an office program and save it as .docx again.",
    ),
    rule(
        "E407",
        "docx 文件解压后过大：{size} 字节，最多 {most} 字节；不予打开。",
        "Unpacked, the docx file would be too large: {size} bytes, at most {most}; it was not opened.",
        "请只保留正文，去掉图片和附件，另存后再试。",
        "Keep the text, drop pictures and attachments, save it again.",
    ),
    rule(
        "E408",
        "docx 文件里有文档类型声明或外部实体，不予打开：{part}。",
        "The docx file declares document types or entities; it was not opened: {part}.",
        "请用办公软件新建文件，把正文粘贴进去再另存。",
        "Paste the text into a new file of an office program and save that.",
    ),
    rule(
        "E409",
        "正文太长：{size} 字，最多 {most} 字。",
        "The text is too long: {size} characters, at most {most}.",
        "请只保留讲话正文。",
        "Keep the text of the speech only.",
    ),
)
