"""Files to take away: tables, recommendations and similarity matrices."""
