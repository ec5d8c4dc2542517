// SPDX-License-Identifier: Apache-2.0
// The kinds of Flow elements that run here, by their tag in the metadata.
import type { Element } from '../../metadata/xml/element.ts';
import type { FlowContext, Step } from '../flowContext.ts';
import { compileAssignment } from './assignment.ts';
import { compileDecision } from './decision.ts';
import { compileLoop } from './loop.ts';
import { compileRecordCreate } from './recordCreate.ts';
import { compileRecordDelete } from './recordDelete.ts';
import { compileRecordLookup } from './recordLookup.ts';
import { compileRecordUpdate } from './recordUpdate.ts';

/** Compiles an element; undefined where a problem was found that leaves nothing to run. */
export const ELEMENTS: Readonly<Record<string, (element: Element, context: FlowContext) => Step | undefined>> = {
  assignments: compileAssignment,
  decisions: compileDecision,
  loops: compileLoop,
  recordCreates: compileRecordCreate,
  recordDeletes: compileRecordDelete,
  recordLookups: compileRecordLookup,
  recordUpdates: compileRecordUpdate,
};
