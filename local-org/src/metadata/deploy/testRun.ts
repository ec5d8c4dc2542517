// SPDX-License-Identifier: Apache-2.0
import type { Org } from '../../org.ts';
import type { DeployOptions } from './deployment.ts';
import type { DeploymentPlan } from './planDeployment.ts';

const ALL_TESTS: ReadonlySet<string> = new Set(['RunLocalTests', 'RunAllTestsInOrg', 'RunRelevantTests']);

/**
 * The Apex test classes that a deployment asks to run. This org has no Apex: each of them is answered as a failure,
 * because a test that did not run must not count as passed. Without a test level none is run, as in a sandbox.
 */
export function testsToRun(
  { testLevel, runTests }: DeployOptions,
  plan: DeploymentPlan,
  { components }: Org,
): readonly string[] {
  if (testLevel === 'RunSpecifiedTests' || (testLevel === undefined && runTests.length > 0)) return runTests;
  if (testLevel === undefined || !ALL_TESTS.has(testLevel)) return [];
  const deployed = plan.components.map(({ draft }) => draft).filter(({ type }) => type === 'ApexClass');
  const tests = [...components.list('ApexClass'), ...deployed].filter(({ xml }) => /@isTest\b/i.test(xml));
  return [...new Set(tests.map(({ fullName }) => fullName))];
}
