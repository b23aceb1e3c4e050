"""The learning path: modules, questions, calculators."""
