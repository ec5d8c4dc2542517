// SPDX-License-Identifier: Apache-2.0

/** One option of a fault; it may come as JSON or as the text of a command line. */
export type Option<T> = {
  /** What it changes, for a reader of the table. */
  readonly about: string;
  /** What may be given, such as `a number from 0`. */
  readonly form: string;
  /** In force where it is not given. */
  readonly fallback: T;
  /** Undefined for what it can't be. */
  read(given: unknown): T | undefined;
};

/** A number from `least` to `most`. */
export function number(about: string, fallback: number, least = 0, most = Infinity): Option<number> {
  const form = most === Infinity ? `a number from ${least}` : `a number from ${least} to ${most}`;
  return {
    about,
    form,
    fallback,
    read: (given) => {
      const value = given === '' ? NaN : Number(given);
      return value >= least && value <= most ? value : undefined;
    },
  };
}

export function text(about: string, fallback: string): Option<string> {
  return { about, form: 'a text', fallback, read: (given) => (typeof given === 'string' ? given : undefined) };
}

export function oneOf<const T extends string>(about: string, values: readonly [T, ...T[]]): Option<T> {
  return {
    about,
    form: values.join(' or '),
    fallback: values[0],
    read: (given) => values.find((value) => value === given),
  };
}

export function flag(about: string, fallback = false): Option<boolean> {
  const read = (given: unknown): boolean | undefined => FLAGS.get(String(given));
  return { about, form: 'true or false', fallback, read };
}

const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);
