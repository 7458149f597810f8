"""Every set of questions is scored, whichever folder it lies in."""

from tools.evaluate import TOLD, sets_of


def test_each_folder_is_a_set_and_the_outer_one_comes_first(tmp_path):
    folder = tmp_path / "eval"
    for name in ("strangers/queries.csv", "strangers/theme-queries.csv", "queries.csv"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()

    found = [(each.name, [path.name for path in paths]) for each, paths in sets_of(folder)]

    assert found == [("eval", ["queries.csv"]), ("strangers", ["queries.csv", "theme-queries.csv"])]
    assert TOLD["strangers"].startswith("unseen")
