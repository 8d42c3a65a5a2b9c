"""Quality of recommendations on a catalogue, measured without clicks."""

from recsys.evaluation.evaluate import EvaluationReport, evaluate

__all__ = ["EvaluationReport", "evaluate"]
