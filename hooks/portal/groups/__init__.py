"""Discovery groups: steps and timetables, series and variants, the planner, the pages to run a session from."""
