"""Work on bytes from strangers, in a process of its own with bounded memory and time.

A file of a few hundred bytes can make a parser build tables without end. Whatever happens to the child, the server
only learns that the work could not be done. A kept fork server makes a child in some milliseconds.
"""

import resource
from collections.abc import Callable
from functools import cache
from multiprocessing import get_context
from multiprocessing.context import ForkServerContext

MEMORY = 1024 * 1024 * 1024  # bytes of address space
SECONDS = 10

# What takes long to load, once in the fork server instead of once in each child. Our own are found where the product
# runs in its own folder, and left to the children where it does not.
PRELOAD = [
    "pyhanko.pdf_utils.reader",
    "pyhanko.sign.validation",
    "yichuang.kernel.bounded",
    "yichuang.kernel.pdf_pages",
    "yichuang.kernel.signatures",
]


class TooMuch(Exception):  # noqa: N818 - the work is too much, the program is not wrong
    """The work used more memory or time than allowed, or its process died."""


@cache
def context() -> ForkServerContext:
    made = get_context("forkserver")
    made.set_forkserver_preload(PRELOAD)
    return made


def bounded(work: Callable, *given):
    """Answer work(*given), a function of a module that needs no Django; what it raises is raised here."""
    ours, theirs = context().Pipe(duplex=False)
    child = context().Process(target=answer, args=(theirs, work, given), daemon=True)
    child.start()
    theirs.close()
    try:
        if not ours.poll(SECONDS):
            raise TooMuch
        done, value = ours.recv()
    except EOFError as gone:
        raise TooMuch from gone
    finally:
        ours.close()
        child.kill()
        child.join()
        child.close()
    if done:
        return value
    raise value


def answer(pipe, work: Callable, given: tuple) -> None:
    """In the child: set the bounds, work, answer."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    try:
        said = (True, work(*given))
    except MemoryError:
        said = (False, TooMuch())
    except (ValueError, LookupError) as refusal:
        said = (False, refusal)
    pipe.send(said)
