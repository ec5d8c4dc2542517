# SPDX-License-Identifier: Apache-2.0
"""The repository's S3 stand-in as a place for tests."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import boto3

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
NODE = [str(ROOT / "node_modules/.bin/node"), "--conditions=churn-source", "--disable-warning=ExperimentalWarning"]
BUCKET = "lake-and-runs"


@contextmanager
def local_s3(folder: Path) -> Iterator[str]:
    """Starts it, points boto3 to it through the environment, answers the name of an empty bucket."""
    process = subprocess.Popen(
        [*NODE, str(HERE / "localS3.mjs"), str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    url = process.stdout.readline().strip()
    settings = {
        "AWS_ENDPOINT_URL": url,
        "AWS_ACCESS_KEY_ID": "local",
        "AWS_SECRET_ACCESS_KEY": "local",
        "AWS_DEFAULT_REGION": "eu-central-1",
    }
    before = {name: os.environ.get(name) for name in settings}
    os.environ.update(settings)
    try:
        boto3.client("s3").create_bucket(
            Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": "eu-central-1"}
        )
        yield BUCKET
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name)
            else:
                os.environ[name] = value
        process.stdin.close()
        process.wait(timeout=20)


def run_node(script: str, *args: str) -> str:
    """The output of a script beside this file, run on the repository's Node from its sources."""
    done = subprocess.run([*NODE, str(HERE / script), *args], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout
