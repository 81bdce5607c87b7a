"""Findings about files that people hand in: workbooks, lists, pictures (E7, W7)."""

from __future__ import annotations

from .rule import rule

FILES = (
    rule(
        "E701",
        "文件是空的。",
        "The file is empty.",
        "看一看是不是选错了文件。",
        "See whether another file was meant.",
    ),
    rule(
        "E702",
        "文件有 {size} MB，最多收 {most} MB。",
        "The file has {size} MB; at most {most} MB are taken.",
        "删去图片和用不着的工作表，或分成几个文件。",
        "Take out pictures and sheets that are not needed, or hand it in as several files.",
    ),
    rule(
        "E703",
        "这不是表格文件（看内容是 {is_zh}）。",
        "This is no workbook or list (by its content it is {is_en}).",
        "用表格软件打开，另存为 xlsx 再交。",
        "Open it in a spreadsheet program and save it as xlsx.",
    ),
    rule(
        "E704",
        "文件读不出来，可能坏了。",
        "The file cannot be read; it may be damaged.",
        "用表格软件打开，另存为新的 xlsx 再交。",
        "Open it in a spreadsheet program and save it as a new xlsx.",
    ),
    rule(
        "E705",
        "文件加了密码。",
        "The file is locked with a password.",
        "去掉密码再交。",
        "Take the password off and hand it in again.",
    ),
    rule(
        "E706",
        "文件里带有宏。",
        "The file holds macros.",
        "另存为不带宏的 xlsx 再交。",
        "Save it as an xlsx without macros.",
    ),
    rule(
        "E707",
        "文件展开后太大，像是有意做成的：{why_zh}。",
        "Unpacked, the file would be too large, as if made on purpose: {why_en}.",
        "用表格软件打开，另存为新的 xlsx 再交。",
        "Open it in a spreadsheet program and save it as a new xlsx.",
    ),
    rule(
        "E708",
        "文件内部结构不合规矩：{why_zh}。",
        "The inside of the file is not as it should be: {why_en}.",
        "用表格软件打开，另存为新的 xlsx 再交。",
        "Open it in a spreadsheet program and save it as a new xlsx.",
    ),
    rule(
        "E709",
        "读这个文件要用的内存或时间太多，没有读完。",
        "Reading this file takes too much memory or time; it was stopped.",
        "把表里的内容复制到新的工作簿里再交，或分成几个文件。",
        "Copy the content into a new workbook, or hand it in as several files.",
    ),
)

SHEETS = (
    rule(
        "E710",
        "这张表超过 {most} 行。",
        "This sheet has more than {most} rows.",
        "分成几个文件；表尾若有多余的格子，删去。",
        "Hand it in as several files; delete stray cells far below.",
    ),
    rule(
        "E711",
        "这张表超过 {most} 列。",
        "This sheet has more than {most} columns.",
        "删去右边多余的格子。",
        "Delete stray cells far to the right.",
    ),
    rule(
        "E712",
        "文字编码认不出来：既不是 UTF-8、UTF-16，也不是 GB18030。",
        "The text is neither UTF-8, UTF-16 nor GB18030.",
        "用表格软件打开，另存为 xlsx 再交。",
        "Open it in a spreadsheet program and save it as xlsx.",
    ),
    rule(
        "E713",
        "从这一行起引号没有成对。",
        "From this row on a quote is never closed.",
        "补上引号，或另存为 xlsx 再交。",
        "Close it, or save the list as xlsx.",
    ),
    rule(
        "E714",
        "没有找到表头。要有“{needed_zh}”等栏。",
        "No header was found. There should be columns such as {needed_en}.",
        "把栏目名称写在数据上方一行；可以下载空表照着填。",
        "Put the headings in the row above the data; empty sheets can be downloaded.",
    ),
    rule(
        "E715",
        "两栏的名称都是“{title}”。",
        "Two columns are both called {title}.",
        "改掉一个名称，或删去一栏。",
        "Rename one of them, or delete it.",
    ),
    rule(
        "W701",
        "“{title}”这一栏不认识，没有读。",
        "The column {title} is not known and was not read.",
        "不需要就不用管；需要的，改成空表上的名称。",
        "Leave it if it is not needed; otherwise use the heading of the empty sheet.",
    ),
    rule(
        "W702",
        "“{title}”和另一栏说的是同一件事，只读了“{instead}”。",
        "The column {title} says the same as another; only {instead} was read.",
        "看一看读的是不是对的那一栏。",
        "See whether the right one was read.",
    ),
    rule(
        "W703",
        "这张表没有认得的表头，没有读。",
        "This sheet has no header that is known and was not read.",
        "不是名册就不用管。",
        "Leave it if it is no list.",
    ),
    rule(
        "W704",
        "这张表是隐藏的，没有读。",
        "This sheet is hidden and was not read.",
        "需要的话，取消隐藏再交。",
        "Unhide it and hand the file in again if it is needed.",
    ),
    rule(
        "W705",
        "有 {many} 格是公式错误（{cells}），当作空白。",
        "{many} cells hold a formula's error ({cells}); they were taken as blank.",
        "在表里改好，或直接写上内容。",
        "Mend it in the sheet, or write the value.",
    ),
    rule(
        "W706",
        "这一格有自造字（{code}），别的电脑上可能看不见。",
        "This cell holds a self-made character ({code}) that other computers may not show.",
        "换成标准的字；没有标准字的，照旧即可。",
        "Replace it with the standard character; leave it if there is none.",
    ),
)

PICTURES = (
    rule(
        "E720",
        "这不是能收的图片（收 JPEG、PNG、WebP）。",
        "This is no picture that can be taken (JPEG, PNG and WebP can).",
        "用看图软件打开，另存为 JPEG 再交。",
        "Open it in a viewer and save it as JPEG.",
    ),
    rule(
        "E721",
        "图片有 {size} MB，最多收 {most} MB。",
        "The picture has {size} MB; at most {most} MB are taken.",
        "换一张小一点的。",
        "Choose a smaller one.",
    ),
    rule(
        "E722",
        "图片是 {width}×{height} 点，太大了，最多 {most} 万点。",
        "The picture is {width} by {height} pixels; at most {most}0,000 are taken.",
        "缩小后再交。",
        "Make it smaller.",
    ),
    rule(
        "E723",
        "图片读不出来，可能坏了。",
        "The picture cannot be read; it may be damaged.",
        "用看图软件打开，另存为 JPEG 再交。",
        "Open it in a viewer and save it as JPEG.",
    ),
)

HANDED = (*FILES, *SHEETS, *PICTURES)
