// SPDX-License-Identifier: Apache-2.0
// Stands in papermill's place on the cluster: IN OUT [options] -r NAME VALUE ... . Its run is a copy of the folder
// RUN_TEMPLATE, under the run id that it is given; without that folder it writes none.
/* global fetch */
import { readdirSync, readFileSync } from 'node:fs';

const parameters = {};
process.argv.forEach((argument, at, all) => {
  if (argument === '-r') parameters[all[at + 1]] = all[at + 2];
});

const template = process.env['RUN_TEMPLATE'];
const folder = `${parameters.output.replace('s3://', `${process.env['AWS_ENDPOINT_URL']}/`)}/runs/${parameters.run_id}`;

for (const name of listTemplate()) {
  const bytes = readFileSync(`${template}/${name}`);
  const body = name === 'manifest.json' ? adaptManifest(bytes) : bytes;
  const answer = await fetch(`${folder}/${name}`, { method: 'PUT', body });
  if (!answer.ok) throw new Error(await answer.text());
}

/** The manifest last: whoever sees it may read the rest. */
function listTemplate() {
  if (template === undefined || parameters.mode === 'train') return [];
  const names = readdirSync(template, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => `${entry.parentPath}/${entry.name}`);
  return files
    .map((path) => path.slice(template.length + 1))
    .sort((a, b) => Number(a === 'manifest.json') - Number(b === 'manifest.json'));
}

function adaptManifest(bytes) {
  return JSON.stringify({ ...JSON.parse(bytes.toString()), runId: parameters.run_id, season: parameters.season });
}
