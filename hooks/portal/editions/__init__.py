"""Which printed editions there are, what goes into each, and where each stands."""
