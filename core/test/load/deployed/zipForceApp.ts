// SPDX-License-Identifier: Apache-2.0
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));

/** Run by a process of its own: the converter does not come to an end inside Jest's module loader. */
const CONVERT = `
  const { ComponentSet, MetadataConverter } = require('@salesforce/source-deploy-retrieve');
  const components = ComponentSet.fromSource('force-app');
  components.sourceApiVersion = '66.0';
  new MetadataConverter()
    .convert(components, 'metadata', { type: 'zip' })
    .then(({ zipBuffer }) => process.stdout.write(zipBuffer.toString('base64')));
`;

/** force-app as a package of the Metadata API, made by the CLI's own converter. */
export async function zipForceApp(): Promise<Uint8Array<ArrayBuffer>> {
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', CONVERT], {
    cwd: ROOT,
    maxBuffer: 64 * 1024 * 1024,
  });
  return new Uint8Array(Buffer.from(stdout, 'base64'));
}
