"""From a query to ranked products that say why they are shown."""

from recsys.ranking.query import Filters, Query, Recommendation, Weights
from recsys.ranking.recommender import Recommender

__all__ = ["Filters", "Query", "Recommendation", "Recommender", "Weights"]
