// SPDX-License-Identifier: Apache-2.0
import type { OrgPort } from '../ports.ts';
import { booleanOf, queryAll, soqlText, textOf } from './orgRow.ts';

/** The Flows without which a load would leave Risks and no Task, or Tasks that nobody closes. */
export const PACKAGE_FLOWS = ['Churn_Risk_Create_Task', 'Churn_Risk_Close_Task'] as const;

/** The package's Flows that are missing or not active. */
export async function readInactiveFlows(org: OrgPort): Promise<readonly string[]> {
  const names = PACKAGE_FLOWS.map(soqlText).join(', ');
  const rows = await queryAll(org, `SELECT ApiName, IsActive FROM FlowDefinitionView WHERE ApiName IN (${names})`);
  const active = new Set(rows.filter((row) => booleanOf(row, 'IsActive')).map((row) => textOf(row, 'ApiName')));
  return PACKAGE_FLOWS.filter((name) => !active.has(name));
}
