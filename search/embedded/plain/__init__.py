"""The same files as plain Whoosh reads them: a codec, its readers and matchers."""
