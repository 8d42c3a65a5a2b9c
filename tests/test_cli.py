"""The command line as people and scripts use it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from docs.command_line import PAGE, command_line
from recsys.cli import MOVED, RENAMED, main
from recsys.encoders.model_file import MANIFEST
from tests.support import toy

ROOT = Path(__file__).resolve().parents[1]


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = main([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_from_a_folder_of_pictures_to_recommendations(
    toy_source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    to = tmp_path / "shop"
    status, out, _ = run(capsys, "import", toy_source, "--to", to, "--currency", "EUR")
    assert status == 0 and "24" in out and f"python -m recsys build {to}" in out
    status, out, _ = run(capsys, "build", to, "--encoder", "eigenfaces")
    assert status == 0 and "eigenfaces: 24 pictures encoded" in out and "Built." in out
    status, out, _ = run(capsys, "build", to, "--encoder", "eigenfaces")
    assert status == 0 and "Everything was up to date." in out
    status, out, _ = run(capsys, "recommend", to, "--product", "disc-red-40", "-k", 3)
    assert status == 0 and len(out.splitlines()) == 3 and "disc-" in out.splitlines()[0]


def test_recommend_prints_json_rows(toy_catalog: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(
        capsys, "recommend", toy_catalog, "--product", "box-red-40", "-k", 5, "--json", "--encoder", "hsv"
    )
    rows = json.loads(out)
    assert status == 0 and [row["rank"] for row in rows] == [1, 2, 3, 4, 5]
    for row in rows:
        assert list(row) == ["rank", "id", "title", "score", "parts", "price", "category", "image"]
        assert sum(row["parts"].values()) == pytest.approx(row["score"], abs=1e-5)
        assert Path(row["image"]).is_file()


def test_recommend_by_photos_with_filters(
    toy_catalog: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    photos = [tmp_path / "a.png", tmp_path / "b.jpg"]
    for photo in photos:
        toy.draw("disc", (30, 60, 190)).save(photo)
    status, out, _ = run(
        capsys, "recommend", toy_catalog, "--image", *photos, "--json",
        "--color", 1, "--visual", 0, "--price", 0,
        "--where", "gender=women", "--where", "baseColour=blue", "--where", "baseColour=red",
    )  # fmt: skip
    rows = json.loads(out)
    assert status == 0 and len(rows) == 8
    assert all("blue" in row["id"] for row in rows[:4]) and all("red" in row["id"] for row in rows[4:])


def test_classic_ranking_uses_color_and_price_only(
    toy_catalog: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = run(capsys, "recommend", toy_catalog, "--product", "box-red-40", "--classic", "--json")
    assert all(row["parts"]["visual"] == 0 for row in json.loads(out))


def test_encoders_are_listed_with_their_state(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "encoders", "--json")
    rows = {row["name"]: row for row in json.loads(out)}
    assert status == 0 and list(rows) == ["resnet50", "efficientnet", "vgg16", "eigenfaces", "triplet", "hsv"]
    assert rows["hsv"]["state"].startswith("ready") and rows["vgg16"]["dim"] == 4096


HOSTILE = {
    "no catalogue": (["build", "{tmp}/none"], "holds no catalogue (no manifest.json)"),
    "unknown encoder": (
        ["build", "{toy}", "--encoder", "vit"],
        "Unknown encoder 'vit'. Choose one of: resnet50",
    ),
    "weights missing": (["build", "{toy}", "--encoder", "resnet50:{tmp}/w.h5"], "does not exist"),
    "weights pickled": (
        ["build", "{toy}", "--encoder", "resnet50:{tmp}/w.pkl"],
        "Pickled models are refused",
    ),
    "unknown product": (["recommend", "{toy}", "--product", "x"], "There is no product 'x'"),
    "path as product": (["recommend", "{toy}", "--product", "../../etc/passwd"], "There is no product"),
    "no photo": (["recommend", "{toy}", "--image", "{tmp}/none.jpg"], "cannot be read: No such file"),
    "folder as photo": (["recommend", "{toy}", "--image", "{tmp}"], "cannot be read: Is a directory"),
    "text as photo": (["recommend", "{toy}", "--image", "{text}"], "not a picture Alike can read"),
    "negative weight": (
        ["recommend", "{toy}", "--product", "box-red-40", "--color", "-1"],
        "must be a number of 0",
    ),
    "not a number": (
        ["recommend", "{toy}", "--product", "box-red-40", "--price", "nan"],
        "must be a number of 0",
    ),
    "all weights 0": (
        ["recommend", "{toy}", "--product", "box-red-40", "--visual", "0", "--color", "0", "--price", "0"],
        "At least one of the weights",
    ),
    "no results asked": (["recommend", "{toy}", "--product", "box-red-40", "-k", "0"], "at least 1, not 0"),
    "filter without =": (
        ["recommend", "{toy}", "--product", "box-red-40", "--where", "gender"],
        "--where takes NAME=VALUE, such as gender=Women, not 'gender'.",
    ),
    "unknown filter": (
        ["recommend", "{toy}", "--product", "box-red-40", "--where", "size=XL"],
        "Unknown attribute 'size'. Choose one of: category",
    ),
    "encoder not built": (
        ["recommend", "{toy}", "--product", "box-red-40", "--encoder", "vgg16"],
        "--encoder vgg16",
    ),
    "unknown measure": (
        ["recommend", "{toy}", "--product", "box-red-40", "--metric", "dice"],
        "Unknown measure 'dice'. Choose one of: cosine, euclidean, jaccard.",
    ),
    "a measure and weights": (
        ["recommend", "{toy}", "--product", "box-red-40", "--metric", "cosine", "--price", "1", "--classic"],
        "--visual, --color or --price and --classic cannot count",
    ),
    "a measure of the table": (
        ["export", "{toy}", "--out", "{tmp}/t.csv", "--metric", "cosine"],
        "add --matrix",
    ),
    "source missing": (["import", "{tmp}/none.zip", "--to", "{tmp}/c"], "none.zip"),
}


@pytest.mark.parametrize(("arguments", "sentence"), HOSTILE.values(), ids=HOSTILE)
def test_mistakes_get_a_sentence_and_status_1(
    arguments: list[str],
    sentence: str,
    toy_catalog: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = tmp_path / "text.jpg"
    text.write_text("not a picture")
    status, out, err = run(capsys, *(a.format(tmp=tmp_path, toy=toy_catalog, text=text) for a in arguments))
    assert status == 1 and out == "" and err.startswith("error: ")
    assert sentence in err and "Traceback" not in err


def test_help_names_every_command_by_its_new_name_only() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "recsys", "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    listed = {
        line.split()[0] for line in done.stdout.partition("COMMAND\n")[2].splitlines() if line[4:5].strip()
    }
    assert {"import", "build", "recommend", "encoders", *RENAMED.values()} <= listed
    assert not listed & {*RENAMED, *MOVED}


@pytest.mark.parametrize("former", RENAMED)
def test_former_names_of_commands_still_work(former: str, capsys: pytest.CaptureFixture[str]) -> None:
    helps = []
    for name in (former, RENAMED[former]):
        with pytest.raises(SystemExit) as end:
            main([name, "--help"])
        assert end.value.code == 0
        helps.append(capsys.readouterr().out)
    assert helps[0] == helps[1] and former not in helps[0].split()


def test_training_of_the_bundled_network_is_named_where_it_went(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "train", "--data", "somewhere")
    assert (status, out) == (1, "")
    assert err == "error: 'train' is a program of its own now. Run: python -m training\n"


def test_training_without_tensorflow_says_what_to_install(
    small_shop: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "keras", None)  # as if it were not installed
    options = ["--column", "baseColour", "--encoder", "hsv"]
    status, _, err = run(capsys, "train-column", small_shop, *options)
    assert (status, err.splitlines()[-1]) == (
        1,
        "error: Training needs TensorFlow, which is not installed. Run: pip install tensorflow",
    )


@pytest.mark.skipif(not MANIFEST.is_file(), reason="the bundled weights are not there")
def test_recommend_under_predicted_labels_names_them(
    toy_catalog: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(
        capsys, "recommend", toy_catalog, "--product", "box-red-40", "--under-predicted", "--json"
    )
    assert status == 0
    said = err.splitlines()[0].removeprefix("under predicted labels: ")
    gender = said.removeprefix("gender ")
    assert gender in ("Men", "Women") or said == "none that this catalogue has"
    assert len(json.loads(out)) == 10


def test_recommend_takes_likes_and_dislikes(toy_catalog: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ask = ["recommend", toy_catalog, "--product", "disc-red-40", "--json", "--encoder", "eigenfaces"]
    moved = [*ask, "--more-like", "cross-red-40", "--less-like", "box-red-40", "--diversity", 0.2]
    rows = [json.loads(run(capsys, *arguments)[1]) for arguments in (ask, moved)]
    ids = [{row["id"] for row in each} for each in rows]
    assert ids[0] != ids[1] and not {"cross-red-40", "box-red-40"} & ids[1]


def test_add_imports_and_builds_and_export_writes_the_table(
    toy_source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    to, progress, out_file = tmp_path / "shop", tmp_path / "job.json", tmp_path / "table.csv"
    status, out, _ = run(capsys, "add", toy_source, "--to", to, "--currency", "EUR", "--progress", progress)
    assert status == 0 and "24 products kept" in out
    assert json.loads(progress.read_text())["state"] == "done"
    status, out, _ = run(capsys, "export", to, "--out", out_file, "-k", 2)
    assert status == 0 and "48 rows written" in out
    assert len(out_file.read_text().splitlines()) == 49


def test_a_failed_job_tells_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    progress = tmp_path / "job.json"
    status, _, err = run(
        capsys, "add", tmp_path / "nowhere", "--to", tmp_path / "shop", "--progress", progress
    )
    assert status == 1
    assert json.loads(progress.read_text())["message"] in err


def test_one_measure_alone_says_what_its_score_is(
    toy_catalog: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ask = ["recommend", toy_catalog, "--product", "box-red-40", "--encoder", "eigenfaces", "-k", 3]
    status, out, err = run(capsys, *ask, "--metric", "euclidean", "--json")
    rows = json.loads(out)
    assert status == 0 and "minus the distance" in err and "higher is closer" in err
    assert [row["rank"] for row in rows] == [1, 2, 3] and "parts" not in rows[0]
    assert 0 > rows[0]["score"] >= rows[1]["score"] >= rows[2]["score"]
    _, out, _ = run(capsys, *ask, "--metric", "jaccard")
    assert out.splitlines()[0].split()[1] == "0.5000"


def test_export_writes_the_matrix(
    toy_catalog: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["export", toy_catalog, "--matrix", "--metric", "jaccard", "--out", tmp_path / "m.csv"]
    status, out, _ = run(capsys, *command)
    assert status == 0 and "24 x 24 scores" in out and "shared attribute values" in out
    assert (tmp_path / "m.csv").is_file()


def test_open_set_keeps_a_tolerance_that_photos_are_judged_by(
    toy_copy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    photo = tmp_path / "night.png"
    toy.draw("box", (10, 10, 10), 64).rotate(30).save(photo)
    status, _, err = run(capsys, "open-set", toy_copy, "--image", photo)
    assert status == 1 and "No tolerance is saved" in err and "--keep" in err
    status, out, _ = run(capsys, "open-set", toy_copy, "--keep", "--queries", 40)
    assert status == 0 and "Tolerance" in out and "scrambled" in out
    status, out, _ = run(capsys, "open-set", toy_copy, "--image", photo)
    assert status == 0 and ": not recognised: nothing in this catalogue is as near as" in out
    status, out, err = run(
        capsys, "recommend", toy_copy, "--image", photo, "--encoder", "eigenfaces", "-k", 2
    )
    assert status == 0 and len(out.splitlines()) == 2 and err.startswith("not recognised: nothing")


def test_the_documentation_of_the_commands_is_fresh() -> None:
    page = command_line()
    assert PAGE.read_text(encoding="utf-8") == page, "run: make docs"
    assert "alike recommend DIR (--product ID | --image FILE ...) [options]" in page
    assert "alike tag (DIR | --image FILE ...) [options]" in page


def test_a_list_of_ids_that_is_not_text(
    toy_catalog: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "ids").write_bytes(b"\x7fELF\xd0")
    status, _, errors = run(capsys, "evaluate", toy_catalog, "--only", tmp_path / "ids")
    assert status == 1 and "is not text in UTF-8. One id a line is expected." in errors


@pytest.mark.parametrize("seed", ["-1", "x", "9" * 4301])
def test_a_seed_out_of_range_is_refused(
    seed: str, toy_catalog: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        run(capsys, "train-triplets", toy_catalog, f"--seed={seed}")
    assert "a seed is a whole number, 0 or more" in capsys.readouterr().err
