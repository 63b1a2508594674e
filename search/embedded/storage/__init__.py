"""The files of an index: their formats, and how they are read and written."""
