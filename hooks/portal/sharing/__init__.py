"""What other programs and sites take: answers, feeds, the catalog of questions, cards to embed."""
