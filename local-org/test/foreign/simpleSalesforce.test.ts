// SPDX-License-Identifier: Apache-2.0
// simple-salesforce (Python) against the org.
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { startLocalOrg, type LocalOrg } from '../../src/index.ts';
import { putThing } from '../bulk/bulkOrg.ts';
import { findForeignPython } from './foreignPython.ts';

jest.setTimeout(180_000);

const python3 = findForeignPython();

let local: LocalOrg;
beforeAll(async () => {
  local = await startLocalOrg({ delays: { jobQueue: 0, jobRun: 0 } });
  putThing(local.org);
});
afterAll(() => local.close());

/** Runs Python with `sf` logged in; answers what it prints, as JSON. */
async function python(script: string): Promise<unknown> {
  const program = `
import json, sys
from requests import Session
from requests.adapters import HTTPAdapter
from simple_salesforce import Salesforce

class PlainHttp(HTTPAdapter):  # the client says https whatever it is given
    def send(self, request, **options):
        request.url = request.url.replace('https://', 'http://', 1)
        return super().send(request, **options)

session = Session()
session.mount('https://', PlainHttp())
sf = Salesforce(instance_url=sys.argv[1], session_id=sys.argv[2], version='66.0', session=session)
${script}
`;
  const child = spawn(python3 ?? '', ['-c', program, local.url, local.issueToken(local.adminUsername)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

(python3 === undefined ? describe.skip : describe)('simple-salesforce', () => {
  test('creates, upserts, updates, queries and deletes records', async () => {
    const answer = await python(`
created = sf.Thing__c.create({'Key__c': 'r1', 'Name': 'one'})
status = [sf.Thing__c.upsert('Key__c/r1', {'Name': 'again'}), sf.Thing__c.upsert('Key__c/r2', {'Name': 'two'})]
sf.Thing__c.update(created['id'], {'Size__c': 2.5})
rows = sf.query_all("SELECT Key__c, Name, Size__c FROM Thing__c ORDER BY Key__c")
sf.Thing__c.delete(created['id'])
print(json.dumps([created['success'], status, [[r['Key__c'], r['Name'], r['Size__c']] for r in rows['records']], sf.query('SELECT count() FROM Thing__c')['totalSize']]))
`);

    const rows = [
      ['r1', 'again', 2.5],
      ['r2', 'two', null],
    ];
    expect(answer).toEqual([true, [200, 201], rows, 1]);
  });

  test('upserts and reads through bulk jobs', async () => {
    const answer = await python(`
records = [{'Key__c': 'b%d' % i, 'Name': 'n, %d' % i, 'Level__c': 'High' if i else 'Middle'} for i in range(500)]
jobs = sf.bulk2.Thing__c.upsert(records=records, external_id_field='Key__c')
job = jobs[0]
failed = sf.bulk2.Thing__c.get_failed_records(job['job_id'])
pages = list(sf.bulk2.Thing__c.query("SELECT Key__c FROM Thing__c WHERE Key__c LIKE 'b%'", max_records=200))
print(json.dumps([len(jobs), job['numberRecordsProcessed'], job['numberRecordsFailed'], 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST' in failed, len(pages)]))
`);

    expect(answer).toEqual([1, 500, 1, true, 3]);
  });
});
