// SPDX-License-Identifier: Apache-2.0
import type { FormulaWorld } from '../formula/recordSymbols.ts';
import type { Problem } from '../metadata/problem.ts';
import type { ObjectDef } from '../schema/definitions.ts';
import type { Interview } from './interview.ts';
import type { Resources } from './resources/resource.ts';

/** What the parts of a Flow are compiled with. Compiling goes on after a problem, so that all are told at once. */
export type FlowContext = {
  readonly world: FormulaWorld;
  /** The object of `$Record`. */
  readonly object: ObjectDef;
  readonly resources: Resources;
  /** Names of the elements that a connector may lead to. */
  readonly elements: ReadonlySet<string>;
  readonly problems: Problem[];
};

/** An element that works on one interview alone. Answers the element to run next. */
export type InnerStep = { readonly kind: 'inner'; readonly run: (interview: Interview) => string | undefined };

/** An element that reads or saves records: interviews wait at it and run it together. It sets `next` or `failure`. */
export type DataStep = { readonly kind: 'data'; readonly run: (interviews: readonly Interview[]) => void };

export type Step = InnerStep | DataStep;
