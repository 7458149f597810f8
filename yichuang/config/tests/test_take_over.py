"""Taking over from the command line: the check writes nothing, faults end it, files come along."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from yichuang.domain.cases.models import Case, Supply
from yichuang.domain.cases.tests.conftest import _files  # noqa: F401  the same place for files
from yichuang.domain.cases.tests.test_taking_over import SYSTEM, file_of, row
from yichuang.kernel.tests.specimens import pdf, zipped

pytestmark = pytest.mark.django_db


def run(tmp_path, hall, members: dict, *more) -> tuple[str, str]:
    table, bundle, out, wrong = tmp_path / "在办件.csv", tmp_path / "材料.zip", StringIO(), StringIO()
    table.write_bytes(file_of(row(hall)))
    bundle.write_bytes(zipped(**members).getvalue())
    where = ["cases", SYSTEM, str(table), "--files", str(bundle), *more]
    try:
        call_command("take_over", *where, stdout=out, stderr=wrong)
    except CommandError as refused:
        return str(refused), wrong.getvalue()
    return out.getvalue(), wrong.getvalue()


def test_a_look_writes_nothing_then_rows_and_files_go_in_once(tmp_path, hall):
    members = {"OLD-1/1.pdf": pdf()}

    assert run(tmp_path, hall, members, "--check")[0].strip() == "检查通过：1 行，其中 0 行以前已接管；随件文件 1 个"
    assert not Case.objects.exists()
    assert run(tmp_path, hall, members)[0].strip() == "已接管 1 件办件，文件 1 个；0 件以前已接管，没有重复"
    assert run(tmp_path, hall, members)[0].strip() == "已接管 0 件办件，文件 0 个；1 件以前已接管，没有重复"
    assert Supply.objects.filter(kind="file").count() == 1


def test_a_file_that_is_not_fit_ends_it_and_is_named(tmp_path, hall):
    said, wrong = run(tmp_path, hall, {"OLD-1/1.pdf": b"MZ"})

    assert said == "1 处错误，没有接管任何办件"
    assert wrong.startswith("材料.zip 里的 OLD-1/1.pdf ：这个文件不是PDF")
    assert not Case.objects.exists()
