// SPDX-License-Identifier: Apache-2.0
import type { Fault, OptionValues } from './fault.ts';
import { text, type Option } from './option.ts';
import { PACE_OPTIONS, type Pace } from './pace.ts';

/** A fault to be switched on: its name, and those of its options that are not to be as usual. */
export type FaultOrder = { readonly name: string } & OptionValues;

/** An order that can't be followed; the message lists what there is. */
export class FaultRefused extends Error {
  override readonly name = 'FaultRefused';
}

/** An order with every option filled in, in three heaps. */
export type FilledOrder<F extends Fault = Fault> = {
  readonly fault: F;
  readonly options: OptionValues;
  readonly pace: Pace;
  /** Patterns by what they are held against; only those that were given. */
  readonly matches: Readonly<Record<string, string>>;
};

/** `NAME` or `NAME=key:value,key:value`, as on a command line. A value may hold colons, but no comma. */
export function parseFault(argument: string): FaultOrder {
  const [name = '', settings] = splitOnce(argument, '=');
  const pairs = settings === undefined ? [] : settings.split(',').map((setting) => splitOnce(setting, ':'));
  const bare = pairs.find(([, value]) => value === undefined);
  if (bare !== undefined)
    throw new FaultRefused(`--fault ${argument}: "${bare[0]}" has no value; write ${name}=key:value,key:value`);
  return { ...(Object.fromEntries(pairs) as Record<string, string>), name };
}

/** Throws FaultRefused for a name, an option or a value that there is not. */
export function fillOrder<F extends Fault>(order: FaultOrder, faults: readonly F[]): FilledOrder<F> {
  const { name, ...given } = order;
  const fault = faults.find((known) => known.name === name);
  if (fault === undefined) throw new FaultRefused(`${unknownName(name)}; there are ${namesOf(faults)}`);
  refuseUnknown(fault, given);
  return {
    fault,
    options: readOptions(fault, fault.options, given),
    pace: readOptions(fault, PACE_OPTIONS, given) as Pace,
    matches: readOptions(fault, matchOptions(fault, given), given) as Record<string, string>,
  };
}

const unknownName = (name: unknown): string =>
  typeof name === 'string' ? `no fault is called "${name}"` : 'an order is an object with the name of a fault';

const namesOf = (faults: readonly Fault[]): string => faults.map(({ name }) => name).join(', ');

/** Patterns that were not given match everything and are left out. */
function matchOptions(fault: Fault, given: OptionValues): Readonly<Record<string, Option<string>>> {
  const narrowed = fault.matches.filter((name) => given[name] !== undefined);
  return Object.fromEntries(narrowed.map((name) => [name, text('', '')]));
}

function refuseUnknown(fault: Fault, given: OptionValues): void {
  const known = [...Object.keys(fault.options), ...fault.matches, ...Object.keys(PACE_OPTIONS)];
  const unknown = Object.keys(given).find((key) => !known.includes(key));
  if (unknown !== undefined)
    throw new FaultRefused(`fault ${fault.name} has no option "${unknown}"; it has ${known.join(', ')}`);
}

function readOptions(fault: Fault, options: Readonly<Record<string, Option<unknown>>>, given: OptionValues) {
  return Object.fromEntries(
    Object.entries(options).map(([key, option]) => [key, readOption(fault, key, option, given[key])]),
  ) as OptionValues;
}

function readOption(fault: Fault, key: string, option: Option<unknown>, given: unknown): unknown {
  if (given === undefined) return option.fallback;
  const value = option.read(given);
  if (value === undefined)
    throw new FaultRefused(`option ${key} of fault ${fault.name} is "${String(given)}"; give ${option.form}`);
  return value;
}

function splitOnce(joined: string, separator: string): [string, string | undefined] {
  const at = joined.indexOf(separator);
  return at < 0 ? [joined, undefined] : [joined.slice(0, at), joined.slice(at + 1)];
}
