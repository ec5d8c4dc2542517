// SPDX-License-Identifier: Apache-2.0
import type { Org } from '../../org.ts';
import type { Actor, RecordValues } from '../../records/records.ts';

/**
 * Writes the row that stands for a component: updates the one that `key` finds, else makes it; answers its id.
 * Throws where it cannot be saved, because the deployment was checked before.
 */
export function saveRow(
  { records }: Org,
  actor: Actor,
  object: string,
  key: RecordValues,
  values: RecordValues = {},
): string {
  const present = records.find(object, key, 1)[0]?.['Id'];
  if (typeof present === 'string' && Object.keys(values).length === 0) return present;
  const input = typeof present === 'string' ? { id: present, values } : { values: { ...key, ...values } };
  const operation = typeof present === 'string' ? 'update' : 'insert';
  const [result] = records.save({ object, operation, records: [input], allOrNone: true, actor });
  if (result?.success !== true)
    throw new Error(`the ${object} of a deployed component could not be saved: ${JSON.stringify(result)}`);
  return result.id;
}
