// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startLocalOrg } from '@churn-risk/local-org';
import { deployPackage, fingerprintPackage } from '../../local/deploy.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'package-'));
  mkdirSync(join(folder, 'objects'));
  writeFileSync(join(folder, 'objects', 'a.xml'), 'one');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the fingerprint of a package', () => {
  test('is the same for the same files', async () => {
    expect(await fingerprintPackage(folder)).toBe(await fingerprintPackage(folder));
  });

  test('changes with a file and with its name', async () => {
    const before = await fingerprintPackage(folder);
    writeFileSync(join(folder, 'objects', 'a.xml'), 'two');
    const changed = await fingerprintPackage(folder);
    renameSync(join(folder, 'objects', 'a.xml'), join(folder, 'objects', 'b.xml'));
    const renamed = await fingerprintPackage(folder);

    expect(new Set([before, changed, renamed]).size).toBe(3);
  });
});

test('a deployment that the org refuses is told in its words', async () => {
  const local = await startLocalOrg();

  const deployment = deployPackage(local.url, '00D5g0000000001EAA!unknown');

  await expect(deployment).rejects.toThrow(
    /^force-app was not deployed:\n.*Session expired or invalid|INVALID_SESSION_ID/,
  );
  await local.close();
}, 60_000);
