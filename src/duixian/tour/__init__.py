"""A walk through the product: a speech becomes a campaign, a county is scored, a number explained."""
