"""Whether something failed because there is no room left: the one failure that mends when somebody tidies up."""

import errno
import sqlite3

from django.db import OperationalError

# EFBIG: what a process is told whose own limit, or whose file system's, is reached
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG}
NO_ROOM_WORDS = ("database or disk is full", "disk i/o error", "readonly database", "no space left on device")
SAID = "系统的存储空间用完了"


def is_full(failure: BaseException | None) -> bool:
    """Whether this failure, or one that lies behind it, says that nothing more can be written."""
    while failure is not None:
        if isinstance(failure, OSError) and failure.errno in NO_ROOM:
            return True
        of_database = isinstance(failure, (OperationalError, sqlite3.OperationalError))
        if of_database and any(words in str(failure).lower() for words in NO_ROOM_WORDS):
            return True
        failure = failure.__cause__
    return False
