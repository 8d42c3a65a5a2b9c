"""Long work that tells another program how far it is."""

import json
import multiprocessing
import os
import signal

import pytest

from recsys import progress_file
from recsys.errors import ArtifactError, CatalogError
from recsys.progress import Progress


@pytest.fixture
def path(tmp_path):
    return tmp_path / "job.json"


def test_from_start_to_end(path):
    assert progress_file.state(path) is None
    with progress_file.reporting_to(path) as listen:
        assert progress_file.state(path) == progress_file.ProgressFile(progress_file.RUNNING, "Starting")
        listen(Progress("Encoding", 3, 10, 2.5))
        assert progress_file.state(path) == progress_file.ProgressFile(
            progress_file.RUNNING, "Encoding", 3, 10, 2.5
        )
    assert progress_file.state(path).state == progress_file.DONE
    progress_file.remove(path)
    assert list(path.parent.iterdir()) == []


def test_a_new_step_is_told_at_once_and_small_steps_seldom(path):
    with progress_file.reporting_to(path) as listen:
        for done in range(100):
            listen(Progress("Encoding", done, 100))
        assert progress_file.state(path).done == 0
        listen(Progress("Ranking", 1, 5))
        assert progress_file.state(path).step == "Ranking"


def test_an_explained_failure_is_told_in_its_words(path):
    with pytest.raises(CatalogError), progress_file.reporting_to(path):
        raise CatalogError("There is no table.")
    assert progress_file.state(path) == progress_file.ProgressFile(
        progress_file.FAILED, message="There is no table."
    )


def test_an_unexpected_failure_shows_no_details(path):
    with pytest.raises(ZeroDivisionError), progress_file.reporting_to(path):
        raise ZeroDivisionError("secret")
    assert progress_file.state(path).message == "Something unexpected happened (ZeroDivisionError)."


def test_it_stops_when_asked_and_can_go_on(path):
    with pytest.raises(KeyboardInterrupt), progress_file.reporting_to(path) as listen:
        progress_file.stop(path)
        listen(Progress("Encoding", 1, 10))
    assert progress_file.state(path).state == progress_file.STOPPED
    with progress_file.reporting_to(path) as listen:
        listen(Progress("Encoding", 2, 10))
    assert progress_file.state(path).state == progress_file.DONE


def test_the_same_job_does_not_run_twice(path):
    with (
        progress_file.reporting_to(path),
        pytest.raises(ArtifactError, match="running already"),
        progress_file.reporting_to(path),
    ):
        pass


def _until_killed(path, ready):
    with progress_file.reporting_to(path):
        ready.set()
        signal.pause()


def test_a_killed_process_counts_as_stopped(path):
    context = multiprocessing.get_context("fork")
    ready = context.Event()
    process = context.Process(target=_until_killed, args=(path, ready))
    process.start()
    assert ready.wait(20)
    assert progress_file.state(path).state == progress_file.RUNNING
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    assert progress_file.state(path).state == progress_file.STOPPED


def test_a_launched_job_counts_as_running_until_it_writes_itself(path):
    launched = []
    progress_file.start_process(path, lambda: launched.append(True))
    assert launched and progress_file.state(path).state == progress_file.RUNNING
    os.utime(path, (0, 0))
    assert progress_file.state(path).state == progress_file.STOPPED


@pytest.mark.parametrize("text", ["", "[]", json.dumps({"state": "running"})])
def test_a_damaged_file_is_no_job(path, text):
    path.write_text(text)
    assert progress_file.state(path) is None
