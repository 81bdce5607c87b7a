"""Posts: who holds which, handing them over, and giving their holders a way in."""
