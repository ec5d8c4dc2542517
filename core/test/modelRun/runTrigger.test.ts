// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { manualTrigger, notebookTrigger, runIdOf, scheduleTrigger } from '../../src/modelRun/index.ts';

test('every delivery of one event is the same trigger, whoever tells of the version', () => {
  const told = notebookTrigger({ key: 'notebooks/churn.ipynb', versionId: 'v1', sequencer: '0A' });
  const known = notebookTrigger({ key: 'notebooks/churn.ipynb', versionId: 'v1' });

  expect(told).toEqual(known);
  expect(told).toEqual({
    kind: 'notebook',
    id: 'notebook-01ed3e6954b3b7db',
    notebook: { key: 'notebooks/churn.ipynb', versionId: 'v1' },
  });
});

test('another version, and another notebook, is another trigger', () => {
  const ids = [
    notebookTrigger({ key: 'notebooks/a.ipynb', versionId: 'v1' }),
    notebookTrigger({ key: 'notebooks/a.ipynb', versionId: 'v2' }),
    notebookTrigger({ key: 'notebooks/b.ipynb', versionId: 'v1' }),
    notebookTrigger({ key: 'notebooks/a.ipynb', sequencer: '0A' }),
    notebookTrigger({ key: 'notebooks/a.ipynb', sequencer: '0B' }),
  ].map(({ id }) => id);

  expect(new Set(ids).size).toBe(5);
});

test('deliveries that nothing identifies are refused', () => {
  expect(() => notebookTrigger({ key: 'notebooks/a.ipynb' })).toThrow(
    expect.objectContaining({
      code: 'usage',
      message: "notebooks/a.ipynb has neither a version id nor a sequencer, so its deliveries can't be told apart.",
    }),
  );
});

test('a schedule is identified by the time it was set for', () => {
  expect(scheduleTrigger(new Date('2026-10-01T02:00:00.000Z'), { season: '2027' })).toEqual({
    kind: 'schedule',
    id: 'schedule-20261001T020000Z',
    season: '2027',
  });
});

test('a request keeps its name where that is short and plain', () => {
  expect([manualTrigger('jenkins-42').id, manualTrigger('a b').id]).toEqual([
    'manual-jenkins-42',
    'manual-c8687a08aa5d6ed2',
  ]);
});

test('every run id is one that the contract allows', () => {
  const season = fc.stringMatching(/^[A-Za-z0-9._-]{1,16}$/).filter((text) => !text.includes('..'));
  const trigger = fc.oneof(
    fc.string({ minLength: 1 }).map((request) => manualTrigger(request)),
    fc.tuple(fc.string(), fc.string({ minLength: 1 })).map(([key, versionId]) => notebookTrigger({ key, versionId })),
    fc
      .date({ noInvalidDate: true, min: new Date(0), max: new Date('2199-12-31') })
      .map((time) => scheduleTrigger(time)),
  );

  fc.assert(
    fc.property(season, trigger, (each, { id }) => {
      expect(runIdOf(each, id)).toMatch(/^(?!.*\.\.)[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);
    }),
  );
});
