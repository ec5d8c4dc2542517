// SPDX-License-Identifier: Apache-2.0
import type { Org } from '../../org.ts';
import { makeId } from '../../records/ids.ts';
import type { Problem } from '../problem.ts';
import { PackageError, readPackage } from '../package/metadataPackage.ts';
import type { ApplyOptions } from '../types/metadataType.ts';
import { applyDeployment } from './applyDeployment.ts';
import { planDeployment, type DeploymentPlan, type PlannedComponent } from './planDeployment.ts';
import { testsToRun } from './testRun.ts';

/** What a client asks of a deployment. Nothing is ever deployed in part: `rollbackOnError` is always taken as true. */
export type DeployOptions = {
  readonly checkOnly: boolean;
  readonly ignoreWarnings: boolean;
  readonly testLevel: string | undefined;
  readonly runTests: readonly string[];
};

export type ComponentResult = Pick<PlannedComponent, 'change'> & {
  readonly type: string;
  readonly fullName: string;
  readonly fileName: string;
  readonly problems: readonly Problem[];
};

/** A deployment and, once it is done, what came of it. */
export type Deployment = {
  readonly id: string;
  readonly status: 'Pending' | 'Succeeded' | 'Failed';
  readonly options: DeployOptions;
  readonly createdById: string;
  readonly createdByName: string;
  readonly createdDate: string;
  readonly completedDate: string | undefined;
  readonly components: readonly ComponentResult[];
  /** Apex tests that were asked for and cannot run here. */
  readonly refusedTests: readonly string[];
  /** Why the package could not even be read. */
  readonly errorMessage: string | undefined;
};

const KIND = 'deployment';

export const findDeployment = (org: Org, id: string): Deployment | undefined => org.store.get<Deployment>(KIND, id);

/** Takes a package in and deploys it in the background; the answer is the deployment as it waits. */
export function startDeployment(org: Org, userId: string, zip: Uint8Array, options: DeployOptions): Deployment {
  const waiting: Deployment = {
    id: makeId('0Af', org.store.list(KIND).length + 1),
    status: 'Pending',
    options,
    createdById: userId,
    createdByName: String(org.records.read('User', userId)?.['Name'] ?? ''),
    createdDate: org.clock.now().toISOString(),
    completedDate: undefined,
    components: [],
    refusedTests: [],
    errorMessage: undefined,
  };
  org.store.put(KIND, waiting.id, waiting);
  org.background.start(async () => {
    try {
      // the answer goes out before the work begins
      await Promise.resolve();
      org.store.put(KIND, waiting.id, deploy(org, waiting, zip));
    } catch (error) {
      org.store.put(KIND, waiting.id, {
        ...waiting,
        status: 'Failed',
        completedDate: waiting.createdDate,
        errorMessage: String(error),
      });
      throw error;
    }
  });
  return waiting;
}

function deploy(org: Org, waiting: Deployment, zip: Uint8Array): Deployment {
  const end = { ...waiting, completedDate: org.clock.now().toISOString() };
  try {
    const plan = planDeployment(readPackage(zip), org);
    const refusedTests = testsToRun(waiting.options, plan, org);
    const isGood = refusedTests.length === 0 && plan.components.every(({ problems }) => problems.length === 0);
    if (isGood && !waiting.options.checkOnly)
      applyDeployment(plan, org, { userId: waiting.createdById, system: true }, applyOptions(org));
    return { ...end, status: isGood ? 'Succeeded' : 'Failed', components: resultsOf(plan), refusedTests };
  } catch (error) {
    if (error instanceof PackageError) return { ...end, status: 'Failed', errorMessage: error.message };
    throw error;
  }
}

const resultsOf = ({ components }: DeploymentPlan): readonly ComponentResult[] =>
  components.map(({ draft: { type, fullName, fileName }, change, problems }) => ({
    type,
    fullName,
    fileName,
    change,
    problems,
  }));

const SETTINGS = 'deploySettings';

const applyOptions = ({ store }: Org): ApplyOptions =>
  store.get<ApplyOptions>(SETTINGS, SETTINGS) ?? { flowsInactive: false };

/** Whether deployed Flows stay inactive, as in a production org without "Deploy processes and flows as active". */
export const setFlowsInactive = ({ store }: Org, flowsInactive: boolean): void =>
  store.put(SETTINGS, SETTINGS, { flowsInactive });
