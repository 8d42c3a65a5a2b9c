import numpy as np
import pytest

from recsys.errors import ModelError
from recsys.models.fine_tuning import checkpoint
from recsys.models.fine_tuning.checkpoint import Position
from training import schedule
from training.sampling import Batches


def test_the_rate_warms_up_and_ends_at_nothing():
    rates = [schedule.learning_rate(progress, 1.0) for progress in np.linspace(0, 1, 101)]
    assert max(rates) == pytest.approx(1, abs=0.01)
    assert rates[0] < 0.02
    assert rates[-1] == pytest.approx(0, abs=1e-9)
    peak = int(np.argmax(rates))
    assert rates[peak:] == sorted(rates[peak:], reverse=True)


def test_pictures_grow():
    sizes = [schedule.picture_size(progress) for progress in np.linspace(0, 1, 101)]
    assert sizes == sorted(sizes)
    assert sizes[0] == (64, 48)
    assert sizes[-1] == (96, 72)
    assert schedule.picture_size(0.0, trained=True) == (80, 60)


def test_whichever_limit_comes_first_ends_training():
    plan = schedule.TrainingSchedule(pictures=1000, minutes=10)
    assert plan.progress(500, 1) == 0.5
    assert plan.progress(500, 9) == 0.9
    assert plan.progress(5000, 1) == 1


def test_batches_mix_both_sets_and_use_every_row():
    products = np.arange(100, 140)
    batches = Batches(products, photos=10, first_photo=500, batch=10, seed=1)
    drawn = [batches.rows(step) for step in range(5)]
    assert all(((rows >= 500).sum(), len(rows)) == (2, 10) for rows in drawn)
    rows = np.concatenate(drawn)
    assert sorted(rows[rows < 500]) == products.tolist()
    assert sorted(rows[rows >= 500]) == list(range(500, 510))


def test_batches_depend_on_seed_and_step_alone():
    one, same, other = (Batches(np.arange(50), 10, 50, 10, seed) for seed in (1, 1, 2))
    assert (one.rows(7) == same.rows(7)).all()
    assert (one.rows(7) != other.rows(7)).any()


class Variable:
    def __init__(self, value):
        self.value = np.asarray(value)

    def numpy(self):
        return self.value

    def assign(self, value):
        assert self.value.shape == value.shape
        self.value = value


def test_a_checkpoint_brings_everything_back(tmp_path):
    position = Position(step=3, pictures=192, minutes=1.5)
    checkpoint.save(tmp_path, {"a": Variable([1.0, 2.0]), "n": Variable(3)}, position)
    a, n = Variable([0.0, 0.0]), Variable(0)
    assert checkpoint.restore(tmp_path, {"a": a, "n": n}) == position
    assert a.value.tolist() == [1, 2]
    assert n.value == 3


def test_no_checkpoint_means_the_beginning(tmp_path):
    assert checkpoint.restore(tmp_path, {"a": Variable(0.0)}) == Position()


def test_a_checkpoint_of_another_network_is_refused(tmp_path):
    checkpoint.save(tmp_path, {"a": Variable(0.0)}, Position(step=1))
    with pytest.raises(ModelError, match="another network"):
        checkpoint.restore(tmp_path, {"b": Variable(0.0)})
