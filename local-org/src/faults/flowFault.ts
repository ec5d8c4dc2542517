// SPDX-License-Identifier: Apache-2.0
import { text } from 'local-faults';
import { faultText } from '../flow/elements/saving.ts';
import { unhandledFault } from '../flow/unhandledFault.ts';
import { RECORD_MATCHES, type RecordFault } from './recordFault.ts';

/** A Flow of the customer's own, without a fault path. The rest of the chunk is saved again without its records. */
export const flowFault: RecordFault<{ flow: string; reason: string }> = {
  name: 'flow-fault',
  does: 'a Flow of the org fails for records, which are refused with CANNOT_EXECUTE_FLOW_TRIGGER',
  page: 'https://help.salesforce.com/s/articleView?id=platform.flow_considerations_limit_transaction.htm',
  matches: RECORD_MATCHES,
  options: {
    flow: text('label of the Flow', 'Keep Others Informed'),
    reason: text('what it fails by', 'REQUIRED_FIELD_MISSING: Required fields are missing: [OwnerId]'),
  },
  step: 'automation',
  errorOf: ({ flow, reason }) => unhandledFault({ label: flow }, faultText('create records', reason)),
};
