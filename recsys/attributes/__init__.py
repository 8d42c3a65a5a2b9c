"""What a picture says about a product: its type, gender, colour, season and usage."""

from recsys.attributes.tagger import Prediction, Tagger

__all__ = ["Prediction", "Tagger"]
