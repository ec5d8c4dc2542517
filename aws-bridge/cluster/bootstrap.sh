#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Bootstrap action of the model's clusters: brings the notebook's code to this node, and its pinned packages.
#   bootstrap.sh s3://BUCKET/code /opt/churn
# Below the first: notebook/ (the package churnmodel, datasets.json, requirements.txt, constraints.txt) and wheels/.
# A private subnet reaches no package index, so packages come from wheels/ alone; where that is empty they must be
# on the node already.
set -euo pipefail
code=$1 home=$2

mkdir -p "$home" 2>/dev/null || { sudo mkdir -p "$home" && sudo chown "$(id -un)" "$home"; }

# the AWS CLI is on every node of a cluster; elsewhere boto3 does
fetch() {
  if command -v aws >/dev/null; then aws s3 sync --only-show-errors "$1" "$2"; else fetch_by_python "$1" "$2"; fi
}

fetch_by_python() {
  python3 - "$1" "$2" <<'PYTHON'
import pathlib, sys
import boto3

bucket, _, prefix = sys.argv[1].removeprefix("s3://").partition("/")
client = boto3.client("s3")
for page in client.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=prefix + "/"):
    for item in page.get("Contents", []):
        path = pathlib.Path(sys.argv[2], item["Key"][len(prefix) + 1 :])
        path.parent.mkdir(parents=True, exist_ok=True)
        client.download_file(bucket, item["Key"], str(path))
PYTHON
}

fetch "$code/notebook" "$home/notebook"
fetch "$code/wheels" "$home/wheels"

if compgen -G "$home/wheels/*.whl" >/dev/null; then
  sudo python3 -m pip install --quiet --no-index --find-links "$home/wheels" \
    --requirement "$home/notebook/requirements.txt" --constraint "$home/notebook/constraints.txt"
  # EMR installs Spark after the bootstrap actions, and not as a package of Python: the kernel is told where it will be.
  # EMR names the archive of py4j py4j-src.zip; the other name is Spark 3.5's own
  spark=/usr/lib/spark
  sudo python3 -m ipykernel install --name python3 --env SPARK_HOME "$spark" \
    --env PYTHONPATH "$spark/python:$spark/python/lib/py4j-src.zip:$spark/python/lib/py4j-0.10.9.7-src.zip"
else
  echo "no wheels in $code/wheels: the node's own packages are used"
fi
