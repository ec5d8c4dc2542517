// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import type { Values } from '../../src/load/journal/beforeValues.ts';
import type { JournaledLine } from '../../src/load/journal/readJournals.ts';
import { decideUndo } from '../../src/undo/decideUndo.ts';
import { joinLines } from '../../src/undo/riskHistory.ts';
import type { RiskNow } from '../../src/undo/riskNow.ts';

const LOADER = '005000000000001AAA';
const REP = '005000000000002AAA';
const CONTEXT = { runId: 'run-b', loaders: new Set([LOADER]) };
const BEGAN = '2026-01-01T00:00:00.000Z';

const createdLine: JournaledLine = {
  riskKey: 'a1:2026',
  riskId: null,
  modifiedBy: null,
  modifiedAt: null,
  before: null,
  status: 'Open',
  began: BEGAN,
};

/** A Risk that the org holds, changed last by the loader. */
function aRisk(values: Values, modifiedBy = LOADER): RiskNow {
  return { id: 'a0X000000000001AAA', status: String(values['Status__c']), modifiedBy, values };
}

describe('a Risk that the run created', () => {
  const history = joinLines([createdLine]);
  const created = { Status__c: 'Open', Alert_Number__c: 1, Peak_Band__c: 'High', Peak_Rank__c: 3, Run__c: 'a1R' };

  test('recedes without its alerts and without the run', () => {
    expect(decideUndo(history, aRisk(created), CONTEXT)).toEqual({
      kind: 'recede',
      values: {
        Status__c: 'Receded',
        Status_Reason__c: 'Taken back: run run-b was undone.',
        Alert_Number__c: 0,
        Peak_Band__c: null,
        Peak_Rank__c: null,
        Run__c: null,
      },
      workedOn: false,
      opensAgain: false,
    });
  });

  test.each(['Resolved', 'Dismissed', 'Renewed', 'Lost'])('stays where it is %s', (Status__c) => {
    expect(decideUndo(history, aRisk({ ...created, Status__c }), CONTEXT)).toMatchObject({ kind: 'kept' });
  });

  test('is gone where the load died before it came to it', () => {
    expect(decideUndo(history, undefined, CONTEXT)).toMatchObject({ kind: 'gone', values: undefined });
  });

  test('was worked on where somebody else has changed it last', () => {
    expect(decideUndo(history, aRisk(created, REP), CONTEXT)).toMatchObject({ kind: 'recede', workedOn: true });
  });
});

describe('a Risk that was there before', () => {
  const line = (before: Values, status: string | null): JournaledLine => ({
    ...createdLine,
    riskId: 'a0X000000000001AAA',
    modifiedBy: LOADER,
    modifiedAt: '2025-12-31T00:00:00.000Z',
    before,
    status,
  });

  test('is open again where the run had receded it', () => {
    const history = joinLines([line({ Status__c: 'In Progress', Status_Reason__c: 'Called' }, 'Receded')]);

    expect(
      decideUndo(history, aRisk({ Status__c: 'Receded', Status_Reason__c: 'Not at risk' }), CONTEXT),
    ).toMatchObject({
      kind: 'restore',
      values: { Status__c: 'In Progress', Status_Reason__c: 'Called' },
      opensAgain: true,
    });
  });

  test('keeps a status that no load gave it', () => {
    const history = joinLines([line({ Status__c: 'Receded', Alert_Number__c: 1 }, 'Open')]);

    expect(decideUndo(history, aRisk({ Status__c: 'Resolved', Alert_Number__c: 2 }, REP), CONTEXT)).toMatchObject({
      values: { Alert_Number__c: 1, Tasks_Taken_Back_Since__c: BEGAN },
      workedOn: true,
    });
  });

  test.each(['Renewed', 'Lost'])('is never touched where it is %s', (Status__c) => {
    const history = joinLines([line({ Alert_Number__c: 0 }, null)]);

    expect(decideUndo(history, aRisk({ Status__c, Alert_Number__c: 1 }), CONTEXT)).toMatchObject({ kind: 'kept' });
  });

  test('has the Tasks taken back that were made since the first load that an earlier undo has not taken back', () => {
    const [second, third] = ['2026-01-02T00:00:00.000Z', '2026-01-03T00:00:00.000Z'];
    const alerted = line({ Alert_Number__c: 0 }, null);
    const lines = [alerted, { ...alerted, began: second }, { ...alerted, began: third }] as const;
    const sinceOf = (mark: string | null) => {
      const now = aRisk({ Status__c: 'Open', Alert_Number__c: 1, Tasks_Taken_Back_Since__c: mark });
      return decideUndo(joinLines([...lines]), now, CONTEXT).values?.['Tasks_Taken_Back_Since__c'];
    };

    expect([null, BEGAN, second].map(sinceOf)).toEqual([BEGAN, second, third]);
  });

  test('was worked on between two loads, although a load has changed it last', () => {
    const before = { Status__c: 'Open', Alert_Number__c: 0 };
    const between = { ...line({ Alert_Number__c: 1 }, null), modifiedBy: REP, modifiedAt: '2026-01-02T00:00:00.000Z' };

    const now = aRisk({ ...before, Alert_Number__c: 2 });
    expect(decideUndo(joinLines([line(before, null), between]), now, CONTEXT)).toMatchObject({ workedOn: true });
  });
});

describe('whatever loads of a run wrote, died before, and wrote again', () => {
  const status = fc.constantFrom('Open', 'Receded', 'Snoozed', 'In Progress');
  const figures = fc.record({ Fingerprint__c: fc.string(), Probability__c: fc.constant('') });
  const alert = fc.record({ Alert_Number__c: fc.nat(9), Peak_Band__c: fc.option(fc.string()) });
  const state = fc.tuple(figures, alert, status).map(([some, more, Status__c]) => ({ ...some, ...more, Status__c }));
  const write = fc.record({
    values: fc.oneof(
      figures.map((values) => consistent(values)),
      alert,
      status.map((Status__c) => ({ Status__c })),
    ),
    dies: fc.boolean(),
  });

  test('an undo brings back what was there, and a second one writes nothing', () => {
    fc.assert(
      fc.property(state.map(consistent), fc.array(write, { minLength: 1, maxLength: 5 }), (before, writes) => {
        const { lines, after } = loadAll(before, writes);
        const decision = decideUndo(joinLines(lines), aRisk(after), CONTEXT);
        const { Tasks_Taken_Back_Since__c: _mark, ...undone } = { ...after, ...decision.values } as Values;

        expect(undone).toEqual(before);
        expect(decision.workedOn).toBe(false);
        expect(decideUndo(joinLines(lines), aRisk(undone), CONTEXT).kind).toBe('unchanged');
      }),
    );
  });

  /** Equal fingerprints stand for equal figures. */
  function consistent<T extends Values>(values: T): T {
    return { ...values, Probability__c: `of ${String(values['Fingerprint__c'])}` };
  }

  /** Each write leaves a line; one that dies leaves nothing else. */
  function loadAll(before: Values, writes: readonly { readonly values: Values; readonly dies: boolean }[]) {
    const lines: JournaledLine[] = [];
    let after = before;
    for (const { values, dies } of writes) {
      lines.push({
        ...createdLine,
        riskId: 'a0X000000000001AAA',
        modifiedBy: LOADER,
        before: Object.fromEntries(Object.keys(values).map((column) => [column, after[column]])),
        status: (values['Status__c'] as string | undefined) ?? null,
      });
      if (!dies) after = { ...after, ...values };
    }
    return { lines: lines as [JournaledLine, ...JournaledLine[]], after };
  }
});
