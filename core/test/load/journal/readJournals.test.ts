// SPDX-License-Identifier: Apache-2.0
import { gzipSync } from 'node:zlib';
import type { JournalHead, JournalLine } from '../../../src/load/journal/beforeValues.ts';
import { markTakenBack, readJournals } from '../../../src/load/journal/readJournals.ts';
import { createFolderStore } from '../../../src/run/index.ts';
import { aFolder } from '../../run/aFolder.ts';

const ORG = '00D000000000001EAA';

const folder = aFolder();

describe('the journals of a run', () => {
  test('come with the earliest load first, whatever the loads are called', async () => {
    await writeJournal('load-a', '2026-01-02T00:00:00.000Z', ['a1', 'a2']);
    await writeJournal('load-b', '2026-01-01T00:00:00.000Z', ['A1']);

    const journals = await read();
    expect(journals.heads.map(({ loadId }) => loadId)).toEqual(['load-b', 'load-a']);
    expect([...journals.lines.read()].map(({ riskKey }) => riskKey)).toEqual(['A1:2026', 'a1:2026', 'a2:2026']);
    journals.close();
  });

  test('are left out once they are marked as taken back', async () => {
    await writeJournal('load-a', '2026-01-01T00:00:00.000Z', ['a1']);
    const first = await read();
    await markTakenBack(store(), first, { undoId: 'undo-1', undoneAt: '2026-01-01T01:00:00.000Z' });
    await writeJournal('load-b', '2026-01-02T00:00:00.000Z', ['a2']);

    const second = await read();
    expect({ ids: second.heads.map(({ loadId }) => loadId), takenBack: second.takenBack }).toEqual({
      ids: ['load-b'],
      takenBack: 1,
    });
    [first, second].forEach((journals) => journals.close());
  });

  test('are none where there are none, and those of other runs and orgs are not looked at', async () => {
    await store().write(`loads/${ORG}/run-2/load-a/before.ndjson.gz`, Buffer.from('no journal'));
    await store().write('loads/00D000000000002EAA/run-1/load-a/before.ndjson.gz', Buffer.from('no journal'));

    const journals = await read();
    expect({ heads: journals.heads, lines: journals.lines.count(), takenBack: journals.takenBack }).toEqual({
      heads: [],
      lines: 0,
      takenBack: 0,
    });
    journals.close();
  });

  test.each([
    ['without bytes', Buffer.alloc(0)],
    ['of another kind', Buffer.from('no journal')],
    ['without lines', gzipSync('')],
    ['with half a line', gzipSync('{"v":1,"began":"2026-01-01T00:00:00.000Z"}\n{"riskKey":')],
    ['with fewer lines than it says', gzipSync('{"v":1,"began":"2026-01-01T00:00:00.000Z"}\n{"lines":2}\n')],
  ])('are refused with one %s, by its name', async (_, bytes) => {
    await store().write(`loads/${ORG}/run-1/load-a/before.ndjson.gz`, bytes);

    await expect(read()).rejects.toMatchObject({
      code: 'journal_missing',
      message: expect.stringContaining(`loads/${ORG}/run-1/load-a/before.ndjson.gz is cut off or damaged`),
    });
  });
});

const store = () => createFolderStore(folder.path);

const read = () => readJournals(store(), ORG, 'run-1');

async function writeJournal(loadId: string, began: string, keys: readonly string[]): Promise<void> {
  const head: JournalHead = { v: 1, loadId, runId: 'run-1', season: '2026', orgId: ORG, userId: 'u', began };
  const lines = keys.map((key): JournalLine => ({
    riskKey: `${key}:2026`,
    riskId: null,
    modifiedBy: null,
    modifiedAt: null,
    before: null,
    status: 'Open',
  }));
  const text = [head, ...lines, { lines: keys.length }].map((line) => `${JSON.stringify(line)}\n`).join('');
  await store().write(`loads/${ORG}/run-1/${loadId}/before.ndjson.gz`, gzipSync(text));
}
