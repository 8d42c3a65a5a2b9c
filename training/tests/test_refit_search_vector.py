import numpy as np
import pytest

from recsys.encoders.views import BOTH_WAYS, WITH_GRAY
from recsys.errors import ModelError
from training import export
from training.__main__ import main
from training.refit_search_vector import NAME, refit


@pytest.mark.parametrize(
    ("vector", "projection", "views"),
    [(f"average, {NAME}", True, WITH_GRAY), ("average", False, BOTH_WAYS)],
)
def test_only_a_projection_without_the_gray_view_is_taught(tmp_path, vector, projection, views):
    facts = {
        "input": {"height": 96, "width": 72},
        "embedding": {"vector": vector, "projection": projection, "pooling": "average", "views": views},
    }
    export.export(tmp_path, {"conv1_conv/bias": np.zeros(3)}, facts)
    before = (tmp_path / export.MANIFEST).read_bytes()
    with pytest.raises(ModelError, match=f"is '{vector}'; one with a projection"):
        refit(tmp_path, tmp_path, tmp_path)
    assert (tmp_path / export.MANIFEST).read_bytes() == before


def test_the_command_names_what_it_needs(tmp_path, capsys):
    folder = str(tmp_path)
    assert main(["--data", folder, "--work", folder, "--refit"]) == 1
    assert "--refit needs --out" in capsys.readouterr().err
