// SPDX-License-Identifier: Apache-2.0
import type { Compiled, Symbols } from '../../formula/compiled.ts';
import { findPath, valueAt, type FormulaWorld } from '../../formula/recordSymbols.ts';
import { FORMULA_TYPE } from '../../formula/formulaType.ts';
import type { FieldValue } from '../../records/records.ts';
import type { ObjectDef } from '../../schema/definitions.ts';
import { FlowFault, isCollection, isRecord, type FlowRecord, type Interview } from '../interview.ts';
import { flowGlobal } from './flowGlobals.ts';
import type { Resource, Resources } from './resource.ts';

/** A resource that the Flow defines; a function, because formulas and loops refer to others. */
export type NamedResource = () => Resource | undefined;

/** `named`: by name in lower case; filled while the Flow is read. */
export function createResources(
  named: ReadonlyMap<string, NamedResource>,
  object: ObjectDef,
  world: FormulaWorld,
): Resources {
  const find = (path: string): Resource | undefined => {
    const [name = '', ...steps] = path.split('.');
    const base = name.startsWith('$') ? recordGlobal(name, object) : named.get(name.toLowerCase())?.();
    if (base === undefined) return flowGlobal(path, world);
    return steps.length === 0 ? base : fieldOf(base, steps, path, world);
  };
  return { find, symbols: (place) => formulaSymbols(find, place, world) };
}

function recordGlobal(name: string, object: ObjectDef): Resource | undefined {
  const base = { type: 'record', isCollection: false, object } as const;
  if (name.toLowerCase() === '$record') return { ...base, read: ({ record }) => record };
  if (name.toLowerCase() !== '$record__prior') return undefined;
  // a new record had no values before: its earlier fields are blank, not a fault
  return { ...base, read: ({ prior }) => ({ object, values: { ...prior }, changed: new Set() }) };
}

function fieldOf(base: Resource, steps: readonly string[], path: string, world: FormulaWorld): Resource | undefined {
  const { object } = base;
  if (base.type !== 'record' || base.isCollection || object === undefined) return undefined;
  const found = findPath(object, steps, world);
  if (found === undefined) return undefined;
  const { field } = found;
  return {
    type: FORMULA_TYPE[field.type],
    isCollection: false,
    isPercent: field.type === 'percent',
    read: (interview) => {
      const record = base.read(interview);
      if (!isRecord(record))
        throw new FlowFault(`The flow failed to access the value for ${path} because it hasn't been set or assigned.`);
      return valueAt(found.path, record.values, world);
    },
    ...(steps.length === 1 && {
      write: (interview: Interview, value) => {
        const record = recordToSet(base, object, interview, path);
        record.values[field.name] = value as FieldValue;
        record.changed.add(field.name);
      },
    }),
  };
}

/** A record variable that holds nothing yet becomes a new record when a field of it is set. */
function recordToSet(base: Resource, object: ObjectDef, interview: Interview, path: string): FlowRecord {
  const present = base.read(interview);
  if (isRecord(present)) return present;
  if (base.write === undefined)
    throw new FlowFault(`The flow failed to set ${path} because its record hasn't been set or assigned.`);
  const record: FlowRecord = { object, values: {}, changed: new Set() };
  base.write(interview, record);
  return record;
}

function formulaSymbols(find: Resources['find'], place: 'start' | 'element', world: FormulaWorld): Symbols<Interview> {
  const resolve = (path: string): Compiled<Interview> | undefined => {
    const resource = find(path);
    if (resource === undefined || resource.type === 'record' || resource.isCollection) return undefined;
    const isText = place === 'element' && (resource.type === 'picklist' || resource.type === 'multipicklist');
    return { type: isText ? 'text' : resource.type, evaluate: (interview) => readOperand(resource, interview) };
  };
  return {
    resolve,
    resolvePrior: (path) => (place === 'start' ? resolve(path.replace(/^\$Record\./i, '$Record__Prior.')) : undefined),
    isNew: place === 'start' ? ({ prior }) => prior === undefined : undefined,
    now: () => world.clock.now(),
  };
}

/** In a formula, a field of a record that was not found is blank. */
function readOperand(resource: Resource, interview: Interview): FieldValue {
  try {
    const value = resource.read(interview);
    if (isRecord(value) || isCollection(value)) return null;
    return resource.isPercent === true && value !== null ? Number(value) / 100 : value;
  } catch (error) {
    if (error instanceof FlowFault) return null;
    throw error;
  }
}
