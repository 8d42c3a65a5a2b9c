"""Many visitors at once: python -m benchmarks.crowd CATALOGUE-FOLDER

Each visitor is a connection that speaks the browser's protocol: it opens product after product, waits
until the drawer's twelve recommendations have come, loads their pictures, and looks at them for a
second. Nothing is drawn, since twenty browsers on one computer would measure themselves.
"""

import argparse
import json
import random
import statistics
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from tests.support.live_app import LiveApp, serve

VISITORS, SECONDS, LOOKING, RESULTS = 20, 60.0, 1.0, 12
PATIENCE = 30.0
"""Seconds after which an answer counts as an error."""


@dataclass
class Tally:
    """What all visitors met with.

    Attributes:
        times: milliseconds from a click to the last message of its recommendations.
        errors: what went wrong, in words.
        pictures: how many pictures were loaded after each click.
    """

    times: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)


class Visitor:
    """One visitor's connection, with the shop's first page on it."""

    def __init__(self, address: str) -> None:
        self._host = address.removeprefix("http://")
        self._socket = connect(
            f"ws://{self._host}/_stcore/stream", subprotocols=["streamlit"], max_size=None, legacy=True
        )
        self._known: dict[str, ForwardMsg] = {}
        self._query = self._page = ""
        self.shown: dict[str, dict] = {}
        self._grid = ""
        self._ask(BackMsg())

    def open(self, product_id: str) -> float:
        """Click a product of the grid; return the milliseconds until its recommendations are there."""
        self.shown.clear()
        click = BackMsg()
        state = click.rerun_script.widget_states.widgets.add()
        state.id = f"$$STREAMLIT_INTERNAL_KEY_{self._grid}__events"
        state.json_trigger_value = json.dumps([{"event": "picked", "value": {"id": product_id}}])
        start = time.perf_counter()
        self._ask(click)
        took = 1000 * (time.perf_counter() - start)
        found = len(self.shown.get("alike_ranked_results", {}).get("cards", []))
        assert f"product={product_id}" in self._query, f"Product {product_id} was not opened."
        assert found == RESULTS, f"{found} recommendations came for {product_id}."
        return took

    def load_pictures(self) -> int:
        """Load the pictures that the drawer shows, as a browser would; return how many."""
        shown = [self.shown["alike_product_header"], *self.shown["alike_ranked_results"]["cards"]]
        sources = [each["src"] for each in shown if each["src"]]
        connection = HTTPConnection(self._host, timeout=PATIENCE)
        for source in sources:
            connection.request("GET", f"/{source}")
            answer = connection.getresponse()
            answer.read()
            assert answer.status == 200, f"{source} was answered with {answer.status}."
        connection.close()
        return len(sources)

    def close(self) -> None:
        """Leave."""
        self._socket.close()

    def _ask(self, message: BackMsg) -> None:
        message.rerun_script.query_string = self._query
        message.rerun_script.page_script_hash = self._page
        self._socket.send(message.SerializeToString())
        while not self._finished(self._next()):
            pass

    def _next(self) -> ForwardMsg:
        message = ForwardMsg.FromString(self._socket.recv(timeout=PATIENCE))
        if message.WhichOneof("type") == "ref_hash":
            return self._known[message.ref_hash]
        self._known[message.hash] = message
        return message

    def _finished(self, message: ForwardMsg) -> bool:
        kind = message.WhichOneof("type")
        if kind == "page_info_changed":
            self._query = message.page_info_changed.query_string
        if kind == "navigation":
            self._page = message.navigation.page_script_hash
        if kind == "delta":
            element = message.delta.new_element
            assert element.WhichOneof("type") != "exception", element.exception.message
            part = element.bidi_component
            if part.component_name:
                self.shown[part.component_name] = json.loads(part.json)
            if part.component_name == "alike_product_grid":
                self._grid = part.id
        return kind == "script_finished" and message.script_finished in (
            ForwardMsg.FINISHED_SUCCESSFULLY,
            ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY,
        )


def crowd(address: str, *, seconds: float) -> Tally:
    """Let visitors click for a while, all at once."""
    tally, begin = Tally(), threading.Barrier(VISITORS)

    def visit(number: int) -> None:
        chance = random.Random(number)
        try:
            visitor = Visitor(address)
            products = [card["id"] for card in visitor.shown["alike_product_grid"]["cards"]]
            begin.wait(PATIENCE)
            end = time.monotonic() + seconds
            while time.monotonic() < end:
                tally.times.append(visitor.open(chance.choice(products)))
                tally.pictures.append(visitor.load_pictures())
                time.sleep(chance.uniform(0.5, 1.5) * LOOKING)
            visitor.close()
        except Exception as error:  # whatever a visitor would have met with counts
            tally.errors.append(f"visitor {number}: {error!r}")
            begin.abort()

    with ThreadPoolExecutor(VISITORS) as pool:
        list(pool.map(visit, range(VISITORS)))
    return tally


def measure(app: LiveApp, seconds: float = SECONDS) -> None:
    """Let the crowd in and print what it met with."""
    before = app.cpu
    tally = crowd(app.address, seconds=seconds)
    what = f"{VISITORS} visitors for {seconds:.0f} s"
    if len(tally.times) > 1:
        middle, late = statistics.median(tally.times), statistics.quantiles(tally.times, n=20)[-1]
        print(
            f"{what:28} {middle:7.0f} ms   (95 of 100 within {late:.0f} ms, the last {max(tally.times):.0f}; "
            f"{len(tally.times)} clicks, {sum(tally.pictures)} pictures, {len(tally.errors)} errors)"
        )
        each = 1000 * (app.cpu - before) / len(tally.times)
        print(f"{'  of the processor per click':28} {each:7.0f} ms   (pages opened and pictures included)")
    for error in tally.errors[:5]:
        print(f"  {error}")


def main() -> None:
    """Measure one catalogue and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="an imported and built catalogue")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="how long they click")
    options = parser.parse_args()
    with serve(options.folder.resolve()) as app:
        Visitor(app.address).close()
        measure(app, options.seconds)
        print(f"{'memory of the server':28} {app.memory:7.0f} MB")


if __name__ == "__main__":
    main()
