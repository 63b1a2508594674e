"""The cluster of the tests itself: why there is none is said, and no other process is ended."""

import os

import pytest

from tests.opensearch import cluster as clusters
from tests.opensearch.cluster import Cluster, NoCluster, Ports


@pytest.mark.parametrize("missing", ["java", "mvn"])
def test_missing_program_is_named(monkeypatch, missing):
    monkeypatch.setattr("shutil.which", lambda name: None if name == missing else f"/bin/{name}")
    with pytest.raises(NoCluster, match=f"{missing} is not installed"):
        clusters.classpath()


def test_process_that_has_the_number_of_a_node_now_is_left_alone(tmp_path):
    cluster = Cluster(tmp_path, [Ports(1, 2)], {})
    (tmp_path / "node-0").mkdir()
    (tmp_path / "node-0" / "pid").write_text(f"{os.getpid()}\n")
    assert cluster.pid(0) is None
    cluster.kill(0)


def test_folder_without_a_cluster_has_none(tmp_path):
    assert Cluster.running(tmp_path) is None
    assert Cluster.known(tmp_path) is None
