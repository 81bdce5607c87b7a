"""Scorecards: the three lines of a unit, why each number is what it is, on screen and on paper."""
