"""What it is: pages, questions, guides, sheets, facts, and the library that holds them."""
