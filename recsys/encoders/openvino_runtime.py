"""OpenVINO without its telemetry: the one place where it is imported.

`import openvino` would send a persistent client id, the system and counts of use to an analytics service
through the package `openvino_telemetry`, unless that package cannot be imported. OpenVINO itself treats
it as optional.
"""

from __future__ import annotations

import sys

sys.modules["openvino_telemetry"] = None  # type: ignore[assignment]  # importing it now fails

import openvino as ov  # noqa: E402
from openvino import opset13 as op  # noqa: E402

__all__ = ["op", "ov"]
