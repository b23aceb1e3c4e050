"""What a page of the site becomes."""
