"""What authors type: bytes, front matter, Markdown, addresses, and what is wrong with them."""
