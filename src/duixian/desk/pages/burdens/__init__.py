"""Burden first: what a campaign asks of a branch, beside all others."""
