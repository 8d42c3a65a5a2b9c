"""The whole way on toy catalogues: the command, the encoder that comes of it, what is refused."""

import json
import shutil

import numpy as np
import pytest

from recsys.artifacts import Artifacts
from recsys.build_catalog import build
from recsys.catalog import Catalog
from recsys.cli import main
from recsys.encoders import EncoderSpec
from recsys.errors import ModelError, QueryError
from recsys.evaluation.relevance import near_duplicate_groups
from recsys.models.triplets import Settings, TripletReport, train_triplets
from recsys.ranking import Query, Recommender

QUICK = ("--epochs", "3", "--dim", "16")


@pytest.fixture(scope="module")
def trained(small_shop, tmp_path_factory):
    """The small shop with a triplet encoder, and what the command wrote to a file."""
    folder = shutil.copytree(small_shop, tmp_path_factory.mktemp("trained") / "small")
    report = folder.parent / "report.json"
    words = ["train-triplets", folder, *QUICK, "--keep", "--json", report]
    assert main([str(word) for word in words]) == 0
    return folder, json.loads(report.read_text())


def test_the_command_says_how_it_went_before_and_after(trained, tmp_path, capsys):
    folder = shutil.copytree(trained[0], tmp_path / "copy")
    shutil.rmtree(folder / "computed" / "triplet")
    assert main(["train-triplets", str(folder), *QUICK]) == 0
    said = capsys.readouterr().out
    for words in ("of 4 kinds (category)", "triplets wrong", "P@5", "MAP@R", "resnet50", "trustworthiness"):
        assert words in said
    assert "triplet" not in Artifacts(folder).encoders()  # only --keep changes the catalogue
    assert TripletReport.load(Catalog.open(folder)) is None


def test_nobody_judged_by_has_a_twin_among_those_learned_from(trained):
    folder, report = trained
    catalog = Catalog.open(folder)
    products = report["products"]
    assert products["learnt"] + products["held"] == 59  # one product has no picture
    groups = near_duplicate_groups(catalog)
    held = np.isin(catalog.ids.astype(str), report["maps"]["ids"])
    assert held.sum() == products["held"]
    assert not set(groups[held]) & set(groups[~held])


def test_the_report_is_kept_until_the_vectors_change(trained, tmp_path):
    folder = shutil.copytree(trained[0], tmp_path / "copy")
    catalog = Catalog.open(folder)
    kept = TripletReport.load(catalog)
    assert kept.as_dict() == trained[1]
    assert len(kept.epochs) == 3 and kept.settings["mining"] == "semi-hard"
    assert set(kept.figures) == {"before", "bundled", "after"}
    train_triplets(folder, Settings(epochs=1, dim=8), save=True, draw_map=False)
    assert TripletReport.load(catalog).settings["dim"] == 8
    catalog.table.loc[0, "title"] = "Renamed"
    catalog.save()
    assert TripletReport.load(Catalog.open(folder)) is None


def test_the_result_is_an_encoder_like_the_others(trained):
    folder, _ = trained
    recommender = Recommender.open(folder, "triplet")
    assert recommender.photos.explains
    query = str(recommender.catalog.ids[0])
    assert len(recommender.recommend(Query((query,)), 5)) == 5
    vectors = Artifacts(folder).vectors("triplet")
    assert vectors.values.shape[1] == 16
    picture = recommender.photos.encoder.encode([_picture(recommender.catalog, 0)])[0]
    row = vectors.rows_for_ids(recommender.catalog.pictures[:1])[0]
    np.testing.assert_array_equal(picture.astype(np.float16), vectors.values[row])


def _picture(catalog, row):
    from recsys.images.decode import read

    return read(catalog.image_path(row))


def test_a_later_build_has_nothing_to_do_and_again_gives_the_same_bytes(trained, tmp_path):
    folder = shutil.copytree(trained[0], tmp_path / "copy")
    assert not build(folder, ["triplet"]).changed
    before = (folder / "computed/triplet/vectors.npy").read_bytes()
    train_triplets(folder, Settings(epochs=3, dim=16), save=True, draw_map=False)
    assert (folder / "computed/triplet/vectors.npy").read_bytes() == before


def test_an_untrained_encoder_says_what_to_do(toy_copy):
    with pytest.raises(ModelError, match="Run: python -m recsys train-triplets DIR"):
        build(toy_copy, ["triplet"])
    with pytest.raises(ModelError, match="train-triplets"):
        EncoderSpec.parse("triplet").load()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"mining": "soft"}, "Unknown mining 'soft'. Choose one of: semi-hard, hard, all."),
        ({"margin": 0}, "The margin must be from 0.01 to 2, not 0."),
        ({"dim": 1}, "The dimension must be from 2 to 1024, not 1."),
        ({"epochs": 0}, "The number of epochs must be from 1 to 500, not 0."),
        ({"perplexity": 99}, "The perplexity must be from 2 to 66, not 99."),
    ],
)
def test_settings_out_of_range_are_refused(changed, said):
    with pytest.raises(QueryError) as refused:
        Settings(**changed)
    assert str(refused.value) == said


def test_a_column_that_does_not_exist_is_refused(toy_copy):
    with pytest.raises(QueryError, match="Unknown column 'sort'"):
        train_triplets(toy_copy, Settings(column="sort"))
    assert not (toy_copy / "computed" / "features").exists()
