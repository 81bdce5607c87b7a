"""Records that are there already under a pack that is not yet at work: what it would yield, and for whom."""
