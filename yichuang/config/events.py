"""How the events of the screens are served: one process of gunicorn's asyncio worker, because there is one reader.

gunicorn --config python:yichuang.config.events --bind 127.0.0.1:8001
"""

import os

from yichuang.config.web import control_socket_disable, loglevel, worker_tmp_dir

__all__ = ["asgi_lifespan", "control_socket_disable", "graceful_timeout", "loglevel", "timeout", "worker_class",
           "worker_tmp_dir", "workers", "wsgi_app"]  # fmt: skip

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yichuang.config.settings")

wsgi_app = "yichuang.config.asgi:application"
worker_class = "asgi"
workers = 1
asgi_lifespan = "off"
timeout = 60
graceful_timeout = 1  # a stream has no end to wait for: the screen comes back by itself
