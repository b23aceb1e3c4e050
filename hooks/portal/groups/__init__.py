"""Discovery groups: steps, series, the planner, the pages to run a session from."""
