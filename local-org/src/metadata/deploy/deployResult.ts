// SPDX-License-Identifier: Apache-2.0
import type { ComponentResult, Deployment } from './deployment.ts';

/** DeployResult of the Metadata API, with the names of the protocol. */
export type DeployResult = Readonly<Record<string, unknown>>;

/** Describes a deployment as clients get it; `details` only where they ask for them. */
export function describeDeployment(deployment: Deployment, includeDetails: boolean): DeployResult {
  const { id, status, options, components, refusedTests, createdDate, completedDate, errorMessage } = deployment;
  const failed = components.filter(({ problems }) => problems.length > 0).length;
  const isDone = status !== 'Pending';
  return {
    checkOnly: options.checkOnly,
    ...(completedDate !== undefined && { completedDate }),
    createdBy: deployment.createdById,
    createdByName: deployment.createdByName,
    createdDate,
    ...(includeDetails && { details: describeDetails(deployment) }),
    done: isDone,
    ...(errorMessage !== undefined && { errorMessage, errorStatusCode: 'INVALID_PACKAGE' }),
    id,
    ignoreWarnings: options.ignoreWarnings,
    lastModifiedDate: completedDate ?? createdDate,
    numberComponentErrors: failed,
    numberComponentsDeployed: status === 'Succeeded' ? components.length : components.length - failed,
    numberComponentsTotal: components.length,
    numberTestErrors: refusedTests.length,
    numberTestsCompleted: 0,
    numberTestsTotal: refusedTests.length,
    rollbackOnError: true,
    runTestsEnabled: refusedTests.length > 0,
    startDate: createdDate,
    status,
    success: status === 'Succeeded',
  };
}

function describeDetails(deployment: Deployment): DeployResult {
  const { components, refusedTests } = deployment;
  return {
    componentFailures: components.flatMap((component) => describeFailures(component, deployment)),
    componentSuccesses: components
      .filter(({ problems }) => problems.length === 0)
      .map((component) => describeComponent(component, deployment, true)),
    runTestResult: {
      failures: refusedTests.map((name) => ({
        name,
        methodName: '',
        message: 'This org does not run Apex: deploy without a test level',
        stackTrace: '',
        time: 0,
        type: 'Class',
      })),
      numFailures: refusedTests.length,
      numTestsRun: refusedTests.length,
      successes: [],
      totalTime: 0,
    },
  };
}

const describeFailures = (component: ComponentResult, deployment: Deployment): readonly DeployResult[] =>
  component.problems.map(({ message, line, fileName = component.fileName }) => ({
    ...describeComponent({ ...component, fileName }, deployment, false),
    problem: message,
    problemType: 'Error',
    ...(line !== undefined && { lineNumber: line, columnNumber: 1 }),
  }));

function describeComponent(
  { type, fullName, fileName, change }: ComponentResult,
  { createdDate }: Deployment,
  success: boolean,
): DeployResult {
  return {
    changed: success && change !== 'unchanged',
    componentType: type,
    created: success && change === 'created',
    createdDate,
    deleted: false,
    fileName,
    fullName,
    success,
    warning: false,
  };
}
