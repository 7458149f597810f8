"""The check of what a stranger sent, in a process of its own; what cannot be checked is a refusal in plain words."""

from collections.abc import Sequence

from yichuang.domain.performance.checking import Checked, Known
from yichuang.domain.performance.checking.files import checked_file
from yichuang.kernel.bounded import TooMuch, bounded
from yichuang.kernel.refusals import ActRefused

TOO_MUCH = "这个文件太复杂，没能在规定的时间里检查完。请只留下报告正文，另存为 .docx 或者文本文件再试。"


def checked_safely(content: bytes, known: Sequence[Known] = ()) -> Checked:
    """ActRefused where the file cannot be read, or takes more time or memory than it may."""
    try:
        return bounded(checked_file, content, tuple(known))
    except TooMuch as much:
        raise ActRefused(TOO_MUCH) from much
    except ValueError as why:
        raise ActRefused(str(why)) from why
