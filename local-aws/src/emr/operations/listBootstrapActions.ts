// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { defineOperation } from '../../awsJson/awsJsonOperation.ts';
import type { Emr } from '../emr.ts';

/** https://docs.aws.amazon.com/emr/latest/APIReference/API_ListBootstrapActions.html: all on one page, as there are at most 16. */
export const listBootstrapActions = defineOperation(z.object({ ClusterId: z.string() }), ({ ClusterId }, emr: Emr) => ({
  BootstrapActions: emr.cluster(ClusterId).request.BootstrapActions.map(({ Name, ScriptBootstrapAction }) => ({
    Name,
    ScriptPath: ScriptBootstrapAction.Path,
    Args: ScriptBootstrapAction.Args,
  })),
}));
