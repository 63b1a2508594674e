"""What an index leaves at its address, for any engine."""

from pathlib import Path

from search.factory import is_cluster
from tests.opensearch.fixtures import connection_to


def traces(address: str | Path) -> list[str]:
    """Return the names of all that there is at an address, but for a lock that nobody holds."""
    if not is_cluster(address):
        return sorted(map(str, Path(address).rglob("*")))
    connection = connection_to(str(address))
    alias = connection.address.alias
    found = connection.request("GET", f"/{alias}*/_settings")
    return sorted(name for name in found if not name.endswith("-lock"))


def beside(address: str | Path) -> str | Path:
    """Return another address that nothing is at."""
    return f"{address}x" if is_cluster(address) else Path(address).with_name("other")
