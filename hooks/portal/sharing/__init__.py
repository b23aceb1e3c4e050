"""What other programs and sites take: answers, feeds, cards."""
