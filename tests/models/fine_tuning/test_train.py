"""The bundled network learns a column of a small drawn shop."""

import shutil

import numpy as np
import pytest

from recsys.catalog import Catalog
from recsys.cli import main
from recsys.errors import QueryError
from recsys.models.attributes.predict import CatalogTagger
from recsys.models.attributes.report import AttributesReport, fine_tuning_report_name
from recsys.models.fine_tuning.network import Recipe, _batch, _cut
from recsys.models.fine_tuning.train import FineTuneRequest, fine_tune_and_save


def test_each_round_takes_every_product_once_in_an_order_of_its_own():
    recipe = Recipe(batch=4)
    rounds = [[_batch(recipe, 3 * turn + step, 10) for step in range(3)] for turn in range(2)]
    for steps in rounds:
        assert [len(step) for step in steps] == [4, 4, 2]
        assert sorted(np.concatenate(steps)) == list(range(10))
    assert np.concatenate(rounds[0]).tolist() != np.concatenate(rounds[1]).tolist()


def test_learning_starts_from_the_end_of_a_block():
    layers = ["input", "conv1_conv", "pool1_pool", "a_conv", "a_out", "b_conv", "b_add", "b_out", "c_conv"]
    assert [_cut(layers[:count], "input") for count in (0, 2, 4, 7, 9)] == [
        "input",
        "input",
        "pool1_pool",
        "a_out",
        "b_out",
    ]


@pytest.mark.parametrize("wrong", [{"freeze": 176}, {"freeze": -1}, {"dropout": 1.0}, {"epochs": 0}])
def test_an_impossible_recipe_is_explained(wrong):
    with pytest.raises(QueryError, match="175 layers|above 0"):
        Recipe(**wrong)


def test_a_stopped_run_goes_on_and_its_network_is_used_to_tag(small_shop, tmp_path, capsys):
    folder = shutil.copytree(small_shop, tmp_path / "copy")
    catalog = Catalog.open(folder)
    order = FineTuneRequest("category", "hsv", Recipe(freeze=165, epochs=4, batch=10, rate=1e-3))
    seen = []

    def listen(progress):
        seen.append((progress.step, progress.done))
        if progress.done == 3 and progress.step == "Fine-tuning" and seen.count(seen[-1]) == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fine_tune_and_save(catalog, order, listen=listen)
    (work,) = (folder / "computed" / "fine-tuning").iterdir()
    assert (work / "checkpoint.safetensors").is_file()
    seen.clear()
    found = fine_tune_and_save(catalog, order, save=True, listen=seen.append)
    steps = [each for each in seen if each.step == "Fine-tuning"]
    assert steps[0].done == 4 and steps[-1].done == steps[-1].total
    assert not any(each.step.startswith("Encoding") for each in seen)  # the maps were there already
    assert not work.exists()
    network, head = found.rows
    assert (network.model, head.model, found.duplicate_share) == ("fine-tuned", "softmax", 0)
    assert network.accuracy["value"] > found.majority + 0.3  # four plain shapes
    assert AttributesReport.load(catalog, "hsv", fine_tuning_report_name("category")).attributes == [found]
    pictures = {str(row): catalog.image_path(row) for row in range(8) if catalog.image_path(row)}
    ((tags, errors),) = CatalogTagger.load(folder).tag_files(pictures)
    told = [tags[key]["category"].label == catalog.table["category"].iloc[int(key)] for key in tags]
    assert not errors and np.mean(told) > 0.5
    assert main(["fine-tune", str(folder), "--column", "colour"]) == 1
    assert "Unknown column 'colour'" in capsys.readouterr().err
