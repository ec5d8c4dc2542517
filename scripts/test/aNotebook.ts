// SPDX-License-Identifier: Apache-2.0

/** The text of a notebook (nbformat 4.5) with one cell, and the parameters that every run sets. */
export function aNotebook(source: string): string {
  const cell = (id: string, text: string, tags: readonly string[] = []) => ({
    cell_type: 'code',
    id,
    metadata: { tags },
    execution_count: null,
    outputs: [],
    source: text,
  });
  const kernelspec = { name: 'python3', display_name: 'Python 3', language: 'python' };
  const cells = [cell('given', PARAMETERS, ['parameters']), cell('work', source)];
  return JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: { kernelspec }, cells });
}

const PARAMETERS = 'lake = output = run_id = season = notebook_version_id = notebook_sha256 = ""';

/** A cell that writes the least run of the contract: one renewal, probably lost, of this account. */
export function writeRunOf(accountKey: string): string {
  const row = {
    account_key: accountKey,
    renewal_key: `${accountKey}-1`,
    product: 'Journal of Chains',
    renewal_date: '2026-01-01',
    renewal_value: 90000,
    churn_probability: 0.9,
    drivers: [],
  };
  return `
import boto3, hashlib, json

bucket = output.removeprefix("s3://")
rows = ${JSON.stringify(JSON.stringify(row))}.encode()
sha256 = hashlib.sha256(rows).hexdigest()
part = {"path": "predictions/part-00000.ndjson", "rows": 1, "bytes": len(rows), "sha256": sha256}
manifest = {
    "contract": "churn-run/1", "runId": run_id, "season": season, "asOf": "2025-09-30",
    "scoredAt": "2025-10-01T02:00:00Z", "scope": "full", "currency": "EUR",
    "model": {"name": "made-up", "version": "1", "algorithm": "none", "notebookSha256": notebook_sha256},
    "predictions": {"format": "ndjson", "rows": 1, "accounts": 1, "files": [part]},
    "metrics": None, "parameters": {"lake": lake}, "versions": {}, "dataVersions": {},
}
client = boto3.client("s3")
client.put_object(Bucket=bucket, Key=f"runs/{run_id}/{part['path']}", Body=rows)
client.put_object(Bucket=bucket, Key=f"runs/{run_id}/manifest.json", Body=json.dumps(manifest).encode())
`;
}
