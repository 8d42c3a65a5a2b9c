"""Values that are made once, however many threads ask."""

from __future__ import annotations

import threading

import pytest

from recsys.lazy import lazy_property

THREADS = 8


class Costly:
    """Counts how often its value is made; every thread has asked before the first is done."""

    def __init__(self) -> None:
        self.made = 0
        self.asked = threading.Barrier(THREADS)

    @lazy_property
    def value(self) -> int:
        """The number of times it was made."""
        self.made += 1
        threading.Event().wait(0.05)
        return self.made

    @lazy_property
    def failing(self) -> int:
        """A value that cannot be made the first time."""
        self.made += 1
        if self.made == 1:
            raise OSError("not yet")
        return self.made

    @lazy_property
    def double(self) -> int:
        """Twice the value: made while another is being made."""
        return 2 * self.value


def test_many_threads_make_it_once() -> None:
    costly, answers = Costly(), []

    def ask() -> None:
        costly.asked.wait()
        answers.append(costly.double)

    threads = [threading.Thread(target=ask) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [2] * THREADS and costly.made == 1
    assert Costly().value == 1  # another instance has its own


def test_an_error_is_not_remembered() -> None:
    costly = Costly()
    with pytest.raises(OSError, match="not yet"):
        _ = costly.failing
    assert costly.failing == 2
