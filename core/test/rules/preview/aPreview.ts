// SPDX-License-Identifier: Apache-2.0
import { checkSetting, createPreview, readPreview } from '../../../src/rules/index.ts';
import type {
  Held,
  Preview,
  PreviewAccount,
  PreviewDocument,
  PreviewFacts,
  Threshold,
} from '../../../src/rules/index.ts';
import { AS_OF, anAccount } from '../anAccount.ts';
import type { RenewalExample } from '../anAccount.ts';

/** More than any example needs. */
export const ROOM = 131_072;

export const someFacts = (over: Partial<PreviewFacts> = {}): PreviewFacts => ({
  currency: 'EUR',
  setting: checkSetting().setting,
  evaluation: null,
  ...over,
});

/** An account of a preview with its renewals. Without words of its own each account has an active owner of its own. */
export type PreviewExample = Partial<PreviewAccount> & {
  readonly held?: Held;
  readonly renewals?: readonly RenewalExample[];
};

export const collectPreview = (
  thresholds: readonly Threshold[],
  accounts: Readonly<Record<string, PreviewExample>>,
): Preview => {
  const preview = createPreview(thresholds, AS_OF);
  for (const [key, { renewals = [{}], held = 0, ...over }] of Object.entries(accounts)) {
    const account = { key, ownerId: `owner of ${key}`, ownerActive: true, ...over };
    preview.add(account, anAccount(renewals).renewals, () => held);
  }
  return preview;
};

/** The document as a page reads it. */
export const aPreview = (
  thresholds: readonly Threshold[],
  accounts: Readonly<Record<string, PreviewExample>>,
  facts: Partial<PreviewFacts> = {},
): PreviewDocument => readPreview(collectPreview(thresholds, accounts).render(ROOM, someFacts(facts)));
