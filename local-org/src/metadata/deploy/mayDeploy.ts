// SPDX-License-Identifier: Apache-2.0
import type { Org } from '../../org.ts';

export const METADATA_REFUSAL =
  'use of the Metadata API requires a user with the ModifyAllData or ModifyMetadata permissions';

/** Whether a user may use the Metadata API. */
export const mayUseMetadata = ({ access }: Org, userId: string): boolean =>
  access.isAdministrator(userId) ||
  access.permission(userId, 'ModifyAllData') ||
  access.permission(userId, 'ModifyMetadata');
