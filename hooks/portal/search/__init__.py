"""What search knows of each page."""
