"""How good recommendations are on a catalogue, measured without clicks (features C2 and C3)."""

from recsys.evaluation.evaluate import Report, evaluate

__all__ = ["Report", "evaluate"]
