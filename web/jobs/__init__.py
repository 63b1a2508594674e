"""Indexing the configured sources again, beside the server: one job at a time, each a process."""
