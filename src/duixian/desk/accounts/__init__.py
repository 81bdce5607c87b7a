"""Accounts: who may sign in, with what, and how access is given, renewed and taken away."""
