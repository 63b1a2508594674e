"""A real OpenSearch cluster on loopback: each node a process of its own, so that it can be killed.

`python tests/opensearch/cluster.py start` brings the jars with Maven, waits until the cluster is
green and prints its address; `stop` ends its processes and no other; `beside -- COMMAND` runs a
command beside a cluster, if there can be one. What it keeps is in `.opensearch`.
"""

import argparse
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
FOLDER = HERE.parent.parent / ".opensearch"
NODES = 3
HEAP = "512m"
PATIENCE_SECONDS = 180


class NoCluster(Exception):
    """There is no cluster here, and why."""


@dataclass(frozen=True, slots=True)
class Ports:
    """Where a node listens on loopback."""

    http: int
    transport: int


class Cluster:
    """A cluster in a folder, started by this process or by one before it."""

    def __init__(self, folder: Path, ports: Sequence[Ports], settings: Mapping[str, str]) -> None:
        self.folder = folder
        self.ports = tuple(ports)
        self._settings = dict(settings)

    @classmethod
    def start(
        cls, folder: Path = FOLDER, nodes: int = NODES, settings: Mapping[str, str] | None = None
    ) -> "Cluster":
        """Start so many nodes, with these settings besides ours, and wait until they are green.

        Raises:
            NoCluster: Maven or the jars are not there, or the nodes do not start.
        """
        # Before anything is noted: where there are no jars nothing is to be started.
        classpath()
        folder.mkdir(parents=True, exist_ok=True)
        free = iter(_free_ports(2 * nodes))
        ports = [Ports(next(free), next(free)) for _ in range(nodes)]
        cluster = cls(folder, ports, settings or {})
        cluster._note()
        for node in range(nodes):
            cluster.start_node(node)
        try:
            cluster.wait()
        except NoCluster:
            cluster.stop()
            raise
        return cluster

    @classmethod
    def known(cls, folder: Path = FOLDER) -> "Cluster | None":
        """Return the cluster that was started in a folder, if any."""
        try:
            noted = json.loads((folder / "cluster.json").read_bytes())
        except FileNotFoundError:
            return None
        return cls(folder, [Ports(*each) for each in noted["ports"]], noted["settings"])

    @classmethod
    def running(cls, folder: Path = FOLDER) -> "Cluster | None":
        """Return the cluster of a folder if all its nodes run."""
        cluster = cls.known(folder)
        is_whole = cluster and all(map(cluster.pid, range(len(cluster.ports))))
        return cluster if is_whole else None

    @property
    def address(self) -> str:
        """The address of the cluster for Arshif, without an alias."""
        return "opensearch+http://" + ",".join(f"127.0.0.1:{each.http}" for each in self.ports)

    def start_node(self, node: int) -> None:
        """Start one node, which finds the others by itself."""
        home = self._home(node)
        home.mkdir(exist_ok=True)
        command = _java(home) + [f"{name}={value}" for name, value in self._options(node).items()]
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        pid = os.posix_spawn(
            command[0],
            command,
            os.environ,
            file_actions=[
                (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
                (os.POSIX_SPAWN_OPEN, 1, str(home / "log"), flags, 0o644),
                (os.POSIX_SPAWN_DUP2, 1, 2),
            ],
            setsid=True,
        )
        (home / "pid").write_text(f"{pid}\n")

    def kill(self, node: int) -> None:
        """End a node as a loss of power does."""
        self._signal(node, signal.SIGKILL)

    def pause(self, node: int) -> None:
        """Let a node hang: it takes connections and never answers."""
        self._signal(node, signal.SIGSTOP)

    def go_on(self, node: int) -> None:
        """Let a node that hangs go on."""
        self._signal(node, signal.SIGCONT)

    def stop(self) -> None:
        """End all nodes of this cluster and forget what it held."""
        for node in range(len(self.ports)):
            self._signal(node, signal.SIGCONT)
            self._signal(node, signal.SIGTERM)
        for node in range(len(self.ports)):
            self._end(node)
            shutil.rmtree(self._home(node), ignore_errors=True)
        (self.folder / "cluster.json").unlink(missing_ok=True)

    def wait(self, status: str = "green", nodes: int | None = None) -> None:
        """Wait until so many nodes are one cluster of this status.

        Raises:
            NoCluster: they are not in time; the message ends with what their logs say.
        """
        count, ends = nodes or len(self.ports), time.monotonic() + PATIENCE_SECONDS
        question = f"_cluster/health?wait_for_status={status}&wait_for_nodes={count}&timeout=5s"
        while time.monotonic() < ends:
            if self._answers(question):
                return
            if not any(map(self.pid, range(len(self.ports)))):
                raise NoCluster(f"no node of OpenSearch runs:\n{self._logs()}")
            time.sleep(0.2)
        raise NoCluster(f"OpenSearch did not get {status} in {PATIENCE_SECONDS} s:\n{self._logs()}")

    def pid(self, node: int) -> int | None:
        """Return the process of a node, None if it does not run."""
        try:
            pid = int((self._home(node) / "pid").read_text())
            command = Path(f"/proc/{pid}/cmdline").read_bytes()
        except (FileNotFoundError, ProcessLookupError):
            return None
        # A number may have gone to another process since.
        return pid if bytes(self._home(node)) in command.split(b"\0") else None

    def _answers(self, question: str) -> bool:
        for each in self.ports:
            url = f"http://127.0.0.1:{each.http}/{question}"
            try:
                with urllib.request.urlopen(url, timeout=10) as answer:
                    return not json.load(answer)["timed_out"]
            except (OSError, urllib.error.URLError):
                continue
        return False

    def _signal(self, node: int, number: signal.Signals) -> None:
        if pid := self.pid(node):
            os.kill(pid, number)

    def _end(self, node: int) -> None:
        ends = time.monotonic() + 20
        while self.pid(node) and time.monotonic() < ends:
            time.sleep(0.05)
        self.kill(node)

    def _options(self, node: int) -> dict[str, str]:
        names = ",".join(f"node-{each}" for each in range(len(self.ports)))
        seeds = ",".join(f"127.0.0.1:{each.transport}" for each in self.ports)
        return {
            "cluster.name": f"arshif-tests-{self.ports[0].transport}",
            "node.name": f"node-{node}",
            "network.host": "127.0.0.1",
            "http.port": str(self.ports[node].http),
            "transport.port": str(self.ports[node].transport),
            "discovery.seed_hosts": seeds,
            "cluster.initial_cluster_manager_nodes": names,
            # A query names every form that answers its words: docs/operations.md.
            "indices.query.bool.max_clause_count": "16384",
            # Where snapshots may be.
            "path.repo": str(self.folder),
            # The disk of a test machine may be as full as it likes.
            "cluster.routing.allocation.disk.threshold_enabled": "false",
            **self._settings,
        }

    def _home(self, node: int) -> Path:
        return self.folder / f"node-{node}"

    def _note(self) -> None:
        noted = {
            "ports": [(each.http, each.transport) for each in self.ports],
            "settings": self._settings,
        }
        (self.folder / "cluster.json").write_text(json.dumps(noted))

    def _logs(self) -> str:
        paths = (self._home(node) / "log" for node in range(len(self.ports)))
        return "\n".join(path.read_text(errors="replace")[-2000:] for path in paths)


def classpath() -> str:
    """Return the jars of a node, which Maven brings the first time.

    Raises:
        NoCluster: there is no Java or no Maven, or Maven cannot reach them.
    """
    for program in ("java", "mvn"):
        if not shutil.which(program):
            raise NoCluster(f"{program} is not installed")
    FOLDER.mkdir(exist_ok=True)
    kept, pom = FOLDER / "classpath", HERE / "pom.xml"
    if not kept.exists() or kept.stat().st_mtime < pom.stat().st_mtime or not _is_whole(kept):
        command = ["mvn", "-q", "-B", "-f", str(pom), "dependency:build-classpath"]
        done = subprocess.run(
            [*command, f"-Dmdep.outputFile={kept}"], capture_output=True, text=True
        )
        if done.returncode:
            raise NoCluster(f"Maven cannot bring the jars of OpenSearch: {done.stdout[-500:]}")
    return kept.read_text()


def _is_whole(kept: Path) -> bool:
    return all(Path(jar).exists() for jar in kept.read_text().split(os.pathsep))


def _java(home: Path) -> list[str]:
    java = shutil.which("java")
    if java is None:
        raise NoCluster("java is not installed")
    return [
        java,
        f"-Xms{HEAP}",
        f"-Xmx{HEAP}",
        "-XX:+UseSerialGC",
        f"-Dlog4j2.configurationFile={HERE / 'log4j2.properties'}",
        "-Djava.security.manager=allow",
        "-cp",
        classpath(),
        str(HERE / "ClusterNode.java"),
        str(home),
    ]


def _free_ports(count: int) -> list[int]:
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


def main() -> int:
    """Start or stop a cluster, or run a command beside one; say why there is none."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["start", "stop", "beside"])
    parser.add_argument("command", nargs="*")
    arguments = parser.parse_args()
    if arguments.what == "stop":
        _stop()
        return 0
    was_running = Cluster.running() is not None
    try:
        sys.stdout.write(_started().address + "\n")
    except NoCluster as error:
        sys.stderr.write(f"no OpenSearch cluster: {error}\n")
        if arguments.what == "start":
            return 1
    if arguments.what == "start":
        return 0
    try:
        return subprocess.run(arguments.command).returncode
    finally:
        if not was_running:
            _stop()


def _started() -> Cluster:
    if cluster := Cluster.running():
        return cluster
    _stop()
    return Cluster.start()


def _stop() -> None:
    if cluster := Cluster.known():
        cluster.stop()


if __name__ == "__main__":
    sys.exit(main())
