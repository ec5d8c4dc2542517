# SPDX-License-Identifier: Apache-2.0
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from churnmodel.store import Store, StoredFile, open_store
from s3 import local_s3


@pytest.fixture(scope="module")
def bucket(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with local_s3(tmp_path_factory.mktemp("s3")) as bucket:
        yield bucket


@pytest.fixture(params=["folder", "s3"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    if request.param == "folder":
        return open_store(str(tmp_path))
    return open_store(f"s3://{request.getfixturevalue('bucket')}/some/{uuid4()}")


def test_what_was_written_can_be_read_and_listed(store: Store, tmp_path: Path):
    (tmp_path.parent / "local").write_bytes(b"from a file")

    store.create("runs/a.txt", b"hello")
    store.create("runs/deep/b ü.txt", tmp_path.parent / "local")

    assert store.read("runs/a.txt") == b"hello"
    assert store.read("runs/deep/b ü.txt") == b"from a file"
    assert [(file.path, file.bytes) for file in store.list("runs")] == [("runs/a.txt", 5), ("runs/deep/b ü.txt", 11)]
    assert [file.path for file in store.list("run")] == []


def test_nothing_is_overwritten(store: Store):
    store.create("a.txt", b"first")

    with pytest.raises(FileExistsError):
        store.create("a.txt", b"second")

    assert store.read("a.txt") == b"first"


def test_a_file_that_is_not_there_is_told(store: Store):
    with pytest.raises(FileNotFoundError):
        store.read("none.txt")


def test_a_file_can_be_copied_to_this_machine(store: Store, tmp_path: Path):
    store.create("a.txt", b"content")

    store.copy_to("a.txt", tmp_path / "copy")

    assert (tmp_path / "copy").read_bytes() == b"content"


def test_the_root_of_a_bucket_is_a_place_too(bucket: str):
    store = open_store(f"s3://{bucket}")
    store.create("at-the-root.txt", b"x")

    listed = [file for file in store.list() if file.path == "at-the-root.txt"]

    assert listed == [StoredFile("at-the-root.txt", 1, "9dd4e461268c8034f5c8564e155c67a6")]
