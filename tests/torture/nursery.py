"""A process that has loaded the program once and forks servers and workers of it, so that killing is cheap.

Run as `python -m tests.torture.nursery PORT`. Reads one word a line: `web` or `worker`; answers with the process
number of a child that leads a group of its own. When its input ends, so does it.
"""

import os
import signal
import sys

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.torture.settings"


def web(port: str) -> None:
    from gunicorn.app.wsgiapp import WSGIApplication

    sys.argv = ["gunicorn", "--config", "python:yichuang.config.web", "--bind", f"127.0.0.1:{port}"]
    WSGIApplication("%(prog)s").run()


def worker(_port: str) -> None:
    from yichuang.config.worker import Worker

    work = Worker(pause=0.1)
    work.listen_for_signals()
    work.run()


def born(do, port: str) -> int:
    """A child in a group of its own that does nothing else and never comes back here."""
    if child := os.fork():
        return child
    from yichuang.config.serve import die_with_parent

    os.setpgid(0, 0)
    die_with_parent()  # where the test itself is killed, nothing stays behind
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.close(0)
    os.dup2(2, 1)
    do(port)
    os._exit(0)


def main(port: str) -> None:
    django.setup()
    from django.urls import get_resolver

    _ = get_resolver().url_patterns
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those who are killed
    print("ready", flush=True)
    for line in sys.stdin:
        print(born({"web": web, "worker": worker}[line.strip()], port), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
