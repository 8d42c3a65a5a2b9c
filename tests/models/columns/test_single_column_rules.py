"""Rules on single columns and pairs, and which of them give a label away."""

import numpy as np
import pytest

from recsys.models.columns.single_column_rules import rules, table_rule

TRAIN, TEST = np.arange(6), np.arange(6, 10)


def test_a_rule_says_the_commonest_label_of_each_value_and_of_all_for_unseen_ones():
    values = np.array([5, 5, 5, 7, 7, 7, 5, 7, 9, -1])
    labels = np.array([1, 1, 0, 0, 0, 0, 1, 0, 0, 1])
    assert table_rule(values, labels, TRAIN, TEST).tolist() == [1, 0, 0, 0]


def test_a_column_that_determines_the_label_leaks_and_an_id_does_not():
    labels = np.array([0, 1, 0, 1, 0, 0, 0, 1, 0, 1])
    columns = {"number": np.arange(10), "kind": labels + 3, "noise": np.zeros(10, int)}
    found = {each.columns: each for each in rules(columns, labels, TRAIN, TEST)}
    assert set(found) == {("number",), ("kind",), ("noise",)}  # no pairs where a single column tells all
    assert found["kind",].leaks and found["kind",].right.all()
    assert found["number",].error_reduction == 0 and not found["number",].leaks
    assert next(iter(found)) == ("kind",)


def test_a_pair_leaks_where_neither_of_its_columns_does():
    rng = np.random.default_rng(0)
    one, other = rng.integers(0, 2, (2, 200))
    found = rules({"one": one, "other": other}, one ^ other, np.arange(100), np.arange(100, 200))
    assert found[0].columns == ("one", "other") and found[0].leaks
    assert not any(each.leaks for each in found[1:])


def test_a_nearly_exact_rule_is_measured_against_the_majoritys_mistakes():
    labels = np.repeat([0, 1], 100)
    column = labels.copy()
    column[[0, 100]] = [1, 0]  # wrong twice in 200
    rows = np.arange(200)
    (found,) = rules({"column": column}, labels, rows, rows)
    assert found.error_reduction == pytest.approx(1 - 2 / 100) and found.leaks
