// SPDX-License-Identifier: Apache-2.0
// Validation rules, formulas and Flows of the deployed metadata, as the record engine asks for them.
import { createCalculation } from '../formula/calculatedFields.ts';
import { createValidation } from '../formula/validationRules.ts';
import type { Org } from '../org.ts';
import type { Automation } from '../records/records.ts';
import { createActiveFlows } from './activeFlows.ts';
import { createAfterSave } from './afterSave.ts';
import { createAfterCommit } from './asynchronousPaths.ts';
import { createFlowVersions } from './flowVersions.ts';

/** Asynchronous paths are started on `org.background`. */
export function createAutomation(org: Omit<Org, 'automation'>): Automation {
  const flows = createActiveFlows(createFlowVersions(org.store), org);
  let formulas = compileFormulas(org);
  return {
    validate: (change, actor) => formulas.validate(change, actor),
    calculate: (object, field, values, actor) => formulas.calculate(object, field, values, actor),
    afterSave: createAfterSave(flows),
    afterCommit: createAfterCommit(flows, org),
    refresh: () => {
      flows.refresh();
      formulas = compileFormulas(org);
    },
  };
}

// compiled when first used; they hold what they refer to, so they are made anew after a deployment
const compileFormulas = (org: Omit<Org, 'automation'>) => ({
  validate: createValidation(org),
  calculate: createCalculation(org),
});
