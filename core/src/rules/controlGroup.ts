// SPDX-License-Identifier: Apache-2.0
import { foldKey } from './codePointOrder.ts';
import type { RiskMeasures } from './measureRisk.ts';
import type { ControlSetting } from './threshold.ts';

/** SHA-256 of a text's UTF-8 as 64 lower-case hex digits. Passed in, as browsers have no synchronous one. */
export type Sha256 = (text: string) => string;

/** An account at risk that the org knows and that has no Risk in the season: nobody else may be held out. */
export type ControlCandidate = {
  readonly accountKey: string;
  readonly season: string;
  readonly measures: Pick<RiskMeasures, 'valueAtRiskCents' | 'valueIsPartial'>;
  /** True where an earlier load of the season held the account out: then it stays so, whatever its value does. */
  readonly heldOutBefore: boolean;
};

/** True where the account belongs to the control group: no Risk, no Task. Without `control` nobody does. */
export function isHeldOut(candidate: ControlCandidate, control: ControlSetting | undefined, sha256: Sha256): boolean {
  if (control === undefined) return false;
  return candidate.heldOutBefore || (isDrawn(candidate, control, sha256) && isAffordable(candidate.measures, control));
}

/** The draw depends on salt, account and season only, so that every load and every program draws the same. */
export function isDrawn(
  { accountKey, season }: Pick<ControlCandidate, 'accountKey' | 'season'>,
  control: ControlSetting,
  sha256: Sha256,
): boolean {
  const digest = sha256(`${control.salt}|${foldKey(accountKey)}|${season}`);
  return Number.parseInt(digest.slice(0, 8), 16) % 10_000 < control.bucketLimit;
}

/** True where a value at risk may be held out. */
export function isAffordable(
  { valueAtRiskCents, valueIsPartial }: ControlCandidate['measures'],
  control: Pick<ControlSetting, 'maxValueCents'>,
): boolean {
  return control.maxValueCents === undefined || (!valueIsPartial && valueAtRiskCents <= control.maxValueCents);
}
