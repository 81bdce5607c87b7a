"""What the clocks have told: which unit was told of what is due, and how far up it has gone."""
