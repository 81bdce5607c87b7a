"""Comments from above in three parts: answered, settled, and what came of them."""
