"""How much memory this process has."""

from pathlib import Path


def own_bytes() -> int:
    """Return the memory of this process that is in no file."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) << 10 for line in lines if line.startswith("RssAnon"))
