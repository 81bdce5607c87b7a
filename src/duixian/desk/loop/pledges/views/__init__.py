"""Pages of the pledges."""
