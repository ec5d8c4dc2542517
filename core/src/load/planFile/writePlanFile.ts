// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import type { PlannedAction } from '../../plan/index.ts';
import type { Load } from '../load.ts';
import type { LoadPlan } from '../planning/planLoad.ts';
import { isWritingKind, type WritingKind } from '../writing/writingKind.ts';
import { planEntryOf, type PlanEntry } from './planEntry.ts';
import { planHeaderOf } from './planHeader.ts';
import type { PlanMark } from './savedPlan.ts';

/**
 * Saves what a dry run found, so that it can be approved and then carried out as it is: a header, a line for each Risk
 * that would be written, and a seal over all of it. Undefined: there is nowhere to save it.
 */
export async function writePlanFile(load: Load, plan: LoadPlan): Promise<PlanMark | undefined> {
  const { planFile } = load.ports;
  if (planFile === undefined || plan.plan === undefined || plan.rules === undefined) return undefined;
  const header = planHeaderOf(load, plan, plan.rules, plan.plan.end.summary);
  const hash = createHash('sha256');
  let sha256 = '';
  const lines = async function* (): AsyncGenerator<Uint8Array> {
    yield sealedLine(hash, header);
    for (const entry of planEntries(plan)) yield sealedLine(hash, entry);
    sha256 = hash.digest('hex');
    yield encodeLine({ sha256 });
  };
  await planFile.folder.write(planFile.name, lines());
  return { sha256, madeAt: header.madeAt };
}

/** What a plan writes, Risk for Risk, by account. */
export function* planEntries({ plan, org }: LoadPlan): Generator<PlanEntry> {
  for (const action of plan?.actions.read(isWritingKind) ?? []) {
    if (isWriting(action)) yield planEntryOf(action, org.risks?.get(action.riskKey.toLowerCase()));
  }
}

function isWriting(action: PlannedAction): action is PlannedAction & { readonly kind: WritingKind } {
  return isWritingKind(action.kind);
}

function sealedLine(hash: ReturnType<typeof createHash>, value: unknown): Uint8Array {
  const line = encodeLine(value);
  hash.update(line);
  return line;
}

function encodeLine(value: unknown): Uint8Array {
  return Buffer.from(`${JSON.stringify(value)}\n`);
}
