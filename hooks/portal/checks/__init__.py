"""The library put together, and every rule held against it."""
