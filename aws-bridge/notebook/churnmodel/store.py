# SPDX-License-Identifier: Apache-2.0
"""Files below one place: a folder, or a prefix in S3. Nothing is ever overwritten."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit


@dataclass(frozen=True)
class StoredFile:
    """`path` is relative to the store, with /. `bytes` is the size, `version` changes with the content."""

    path: str
    bytes: int
    version: str


class Store(Protocol):
    """Paths are relative, with /. `create` raises FileExistsError, `read` raises FileNotFoundError."""

    uri: str

    def list(self, prefix: str = "") -> list[StoredFile]: ...

    def read(self, path: str) -> bytes: ...

    def create(self, path: str, content: bytes | Path) -> None: ...

    def copy_to(self, path: str, target: Path) -> None: ...


def open_store(uri: str) -> Store:
    """The store at a folder or an s3:// URI. AWS_ENDPOINT_URL and the credentials are boto3's ordinary ones."""
    if uri.startswith(("s3://", "s3a://")):
        return _S3Store(uri)
    return _FolderStore(uri.removeprefix("file://"))


class _FolderStore:
    def __init__(self, folder: str) -> None:
        self.uri = os.path.abspath(folder)

    def list(self, prefix: str = "") -> list[StoredFile]:
        root = Path(self.uri)
        found = (path for path in (root / prefix).rglob("*") if path.is_file())
        return sorted(
            (StoredFile(path.relative_to(root).as_posix(), path.stat().st_size, "") for path in found),
            key=lambda file: file.path,
        )

    def read(self, path: str) -> bytes:
        return (Path(self.uri) / path).read_bytes()

    def create(self, path: str, content: bytes | Path) -> None:
        target = Path(self.uri) / path
        target.parent.mkdir(parents=True, exist_ok=True)
        source = content.read_bytes() if isinstance(content, Path) else content
        with open(target, "xb") as file:
            file.write(source)

    def copy_to(self, path: str, target: Path) -> None:
        target.write_bytes(self.read(path))


class _S3Store:
    def __init__(self, uri: str) -> None:
        # only here: a run on folders needs no boto3
        import boto3
        from botocore.config import Config

        parts = urlsplit(uri)
        self.uri = uri.rstrip("/")
        self._bucket = parts.netloc
        self._root = parts.path.strip("/")
        # an endpoint given by address has no host name for each bucket
        style = {"addressing_style": "path"} if os.environ.get("AWS_ENDPOINT_URL") else {}
        self._client = boto3.client("s3", config=Config(s3=style))

    def list(self, prefix: str = "") -> list[StoredFile]:
        start = self._key(prefix).rstrip("/") + "/"
        pages = self._client.get_paginator("list_objects_v2").paginate(Bucket=self._bucket, Prefix=start.lstrip("/"))
        skip = len(self._root) + 1 if self._root else 0
        return [
            StoredFile(entry["Key"][skip:], entry["Size"], entry["ETag"].strip('"'))
            for page in pages
            for entry in page.get("Contents", [])
        ]

    def read(self, path: str) -> bytes:
        try:
            return self._client.get_object(Bucket=self._bucket, Key=self._key(path))["Body"].read()
        except self._client.exceptions.NoSuchKey:
            raise FileNotFoundError(f"{self.uri}/{path}") from None

    def create(self, path: str, content: bytes | Path) -> None:
        from botocore.exceptions import ClientError

        place = {"Bucket": self._bucket, "Key": self._key(path), "IfNoneMatch": "*"}
        try:
            if isinstance(content, Path):
                with open(content, "rb") as body:
                    self._client.put_object(Body=body, **place)
            else:
                self._client.put_object(Body=content, **place)
        except ClientError as error:
            if error.response["ResponseMetadata"]["HTTPStatusCode"] in (409, 412):
                raise FileExistsError(f"{self.uri}/{path}") from None
            raise

    def copy_to(self, path: str, target: Path) -> None:
        self._client.download_file(self._bucket, self._key(path), str(target))

    def _key(self, path: str) -> str:
        return f"{self._root}/{path}".strip("/") if self._root else path
