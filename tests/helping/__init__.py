"""What several tests use. No test file imports from another."""
