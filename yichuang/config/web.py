"""How gunicorn serves: two processes with threads, few of them on SQLite, where more writers only wait longer."""

import gc
import os
import tempfile
from pathlib import Path

from django.urls import get_resolver

on_postgresql = bool(os.environ.get("YICHUANG_DATABASE_URL"))
memory = Path("/dev/shm")  # noqa: S108

wsgi_app = "yichuang.config.wsgi:application"
worker_class = "gthread"
workers = int(os.environ.get("YICHUANG_WEB_PROCESSES", "2"))
threads = int(os.environ.get("YICHUANG_WEB_THREADS", "4" if on_postgresql else "2"))
timeout = 60
graceful_timeout = 25  # the parent waits a little longer before it ends a server by force
keepalive = 5
forwarded_allow_ips = os.environ.get("YICHUANG_PROXIES", "127.0.0.1,::1")  # as settings.PROXIES
loglevel = os.environ.get("YICHUANG_LOG_LEVEL", "warning").lower()
control_socket_disable = True  # nobody steers a running server by a socket in somebody's home
worker_tmp_dir = str(memory) if memory.is_dir() and os.access(memory, os.W_OK) else tempfile.gettempdir()


def post_worker_init(_worker) -> None:
    """Load what the first request would load, then take it out of the collector's rounds (steadier answers)."""
    _ = get_resolver().url_patterns
    gc.collect()
    gc.freeze()
