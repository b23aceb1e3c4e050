"""Pages of the site as paper: PDF, Word, EPUB."""
