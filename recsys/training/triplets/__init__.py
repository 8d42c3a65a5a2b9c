"""Training of the triplet embedding on a catalogue's own labels (features A12, A13)."""

from recsys.training.triplets.mining import MINING
from recsys.training.triplets.report import TripletReport
from recsys.training.triplets.train import Settings, train_triplets

__all__ = ["MINING", "Settings", "TripletReport", "train_triplets"]
