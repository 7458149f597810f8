from yichuang.channels.api.tests.conftest import _files, application, at, caller, hall, mei  # noqa: F401
from yichuang.channels.citizen.tests.conftest import signed_in  # noqa: F401
