// SPDX-License-Identifier: Apache-2.0
import type { InputRecord, RecordValues, Records, SaveError, SaveRequest, SaveResult } from '../../records/records.ts';
import type { ObjectDef } from '../../schema/definitions.ts';
import { FlowFault, isCollection, isRecord, type FlowRecord, type FlowValue, type Interview } from '../interview.ts';
import { runEach, type Outcomes } from './dataStep.ts';

/** A record is locked by somebody else: an asynchronous path starts again later instead of taking a fault path. */
export class LockFailure extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'LockFailure';
  }
}

/** Saves what all interviews wish, in as few saves as possible, and tells each of its own results. */
export function saveTogether(
  records: Records,
  object: ObjectDef,
  operation: 'insert' | 'update' | 'delete',
  interviews: readonly Interview[],
  wishesOf: (interview: Interview) => readonly InputRecord[],
  keep: (interview: Interview, results: readonly SaveResult[]) => void = () => undefined,
): Outcomes {
  const wishes = new Map<Interview, readonly InputRecord[]>();
  const unready = runEach(interviews, (interview) => void wishes.set(interview, wishesOf(interview)));
  const userId = interviews[0]?.actor.userId ?? '';
  const results = saveAll(
    records,
    { object: object.name, operation, allOrNone: false, actor: { userId, system: true } },
    [...wishes.values()].flat(),
  );
  let start = 0;
  const own = new Map(
    [...wishes].map(([interview, { length }]) => [interview, results.slice(start, (start += length))]),
  );
  for (const [interview, its] of own) keep(interview, its);
  return (interview) => unready(interview) ?? faultOf(VERBS[operation], own.get(interview) ?? []);
}

/** The records that a variable holds. */
export const recordsIn = (value: FlowValue): readonly FlowRecord[] =>
  isCollection(value) ? value.filter(isRecord) : isRecord(value) ? [value] : [];

/** What the Flow has set of a record. */
export const changedValues = ({ values, changed }: FlowRecord): RecordValues =>
  Object.fromEntries([...changed].filter((name) => name !== 'Id').map((name) => [name, values[name] ?? null]));

/** As the platform words `$Flow.FaultMessage`. */
export const faultText = (action: string, reason: string): string =>
  `This error occurred when the flow tried to ${action}: ${reason}. You can look up ExceptionCode values in the SOAP API Developer Guide.`;

// one save holds so many records at most
const CHUNK = 200;

const VERBS = { insert: 'create', update: 'update', delete: 'delete' } as const;

function saveAll(
  records: Records,
  request: Omit<SaveRequest, 'records'>,
  inputs: readonly InputRecord[],
): readonly SaveResult[] {
  const results: SaveResult[] = [];
  for (let start = 0; start < inputs.length; start += CHUNK)
    results.push(...records.save({ ...request, records: inputs.slice(start, start + CHUNK) }));
  const lock = results.flatMap(errorsOf).find(({ statusCode }) => statusCode === 'UNABLE_TO_LOCK_ROW');
  if (lock !== undefined) throw new LockFailure(lock.message);
  return results;
}

const errorsOf = (result: SaveResult): readonly SaveError[] => (result.success ? [] : result.errors);

/** The fault of an interview whose record could not be saved; undefined: all were. */
function faultOf(verb: string, results: readonly SaveResult[]): FlowFault | undefined {
  const error = results.flatMap(errorsOf)[0];
  return error && new FlowFault(faultText(`${verb} records`, `${error.statusCode}: ${error.message}`));
}
