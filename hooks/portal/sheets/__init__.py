"""Worksheets: fields, forms, what they gather, the gallery."""
