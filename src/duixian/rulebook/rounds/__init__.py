"""Rounds: the declared occasions that alone yield grades and ranks, proposed by rule, decided by people."""
