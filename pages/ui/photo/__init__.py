"""The page "Search by photo". Photos stay in the visitor's own session, in memory, and nowhere else."""
