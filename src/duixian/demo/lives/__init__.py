"""How records of each kind come and go in the demo county."""
