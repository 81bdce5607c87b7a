"""Contact points, pairs, visits and service, and what members owe once a year."""
