from yichuang.domain.cases.tests.conftest import _files  # noqa: F401  the same place for files
