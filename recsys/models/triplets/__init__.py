"""Triplet embedding trained on a catalogue's own labels."""

from recsys.models.triplets.mining import MINING
from recsys.models.triplets.report import TripletReport
from recsys.models.triplets.train import Settings, train_triplets

__all__ = ["MINING", "Settings", "TripletReport", "train_triplets"]
