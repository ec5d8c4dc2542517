// SPDX-License-Identifier: Apache-2.0
import type { Rows } from '../ports.ts';
import { allRows, booleanOf, soqlText, textOf } from './orgRow.ts';

/** The Flows without which a load would leave Risks and no Task, or Tasks that nobody closes. */
export const PACKAGE_FLOWS = ['Churn_Risk_Create_Task', 'Churn_Risk_Close_Task'] as const;

export const FLOWS_QUERY =
  'SELECT ApiName, IsActive FROM FlowDefinitionView ' + `WHERE ApiName IN (${PACKAGE_FLOWS.map(soqlText).join(', ')})`;

/** The package's Flows that are missing or not active. */
export async function inactiveFlowsIn(rows: Rows): Promise<readonly string[]> {
  const flows = await allRows(rows);
  const active = new Set(flows.filter((row) => booleanOf(row, 'IsActive')).map((row) => textOf(row, 'ApiName')));
  return PACKAGE_FLOWS.filter((name) => !active.has(name));
}
