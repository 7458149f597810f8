"""The library of the estimate is heavy: only the worker's task asks for it, and only when there are months enough."""

import os
import subprocess
import sys

from tests.house import files

LOOK = (
    "import django; django.setup(); import yichuang.config.urls, sys;"
    "from yichuang.domain.performance.estimating import lines, what_if;"
    "print(sorted({'statsmodels', 'pandas', 'scipy'} & set(sys.modules)))"
)


def test_no_page_imports_it():
    settings = {"DJANGO_SETTINGS_MODULE": "yichuang.config.settings_test"}
    asked = {"cwd": files.ROOT, "env": os.environ | settings, "capture_output": True, "text": True}
    found = subprocess.run([sys.executable, "-c", LOOK], check=True, **asked)

    assert found.stdout.strip() == "[]"
