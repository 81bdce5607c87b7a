"""What the machine would not let be done, in the user's words."""

from __future__ import annotations

import errno
import os

from duixian.rulebook.vocabulary.text import Text

CHINESE = {
    errno.EACCES: "没有权限",
    errno.EBUSY: "正被别的程序使用",
    errno.EDQUOT: "超出了磁盘配额",
    errno.EFBIG: "文件太大",
    errno.EINVAL: "这里不许这样的名字或做法",
    errno.EIO: "磁盘读写出错",
    errno.EISDIR: "是文件夹，不是文件",
    errno.ELOOP: "链接绕成了圈",
    errno.EMFILE: "同时打开的文件太多",
    errno.ENAMETOOLONG: "名字太长",
    errno.ENFILE: "同时打开的文件太多",
    errno.ENOENT: "没有这个文件或文件夹",
    errno.ENOSPC: "磁盘满了，腾出地方再来",
    errno.ENOTDIR: "中间有一段不是文件夹",
    errno.EPERM: "没有权限",
    errno.EROFS: "只能读，不能写",
}


def refused(error: OSError | UnicodeEncodeError) -> Text:
    """A full disk, a folder whose name is no text, and whatever else stopped the reading or writing."""
    number = getattr(error, "errno", None)
    why = os.strerror(number) if number else str(error)
    where = str(getattr(error, "filename", None) or "")
    return Text(
        f"文件读不了或写不下，没有留下半成品："
        f"{'：'.join(filter(None, (where, CHINESE.get(number or 0, why))))}。",
        f"A file could not be read or written; nothing half-made was left: "
        f"{': '.join(filter(None, (where, why)))}.",
    )
