"""What the web server loads."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yichuang.config.settings")
django = get_wsgi_application()

from django.conf import settings  # noqa: E402 - they are there only now

from yichuang.config.proxies import BehindProxies  # noqa: E402

application = BehindProxies(django, settings.PROXIES)
