// SPDX-License-Identifier: Apache-2.0
import { FAULTS as S3_FAULTS } from '@churn-risk/local-aws';
import { FAULTS_PATH, FaultRefused, fillOrder, parseFault, type Fault, type FaultOrder } from 'local-faults';
import { FAULTS as ORG_FAULTS } from '@churn-risk/local-org';
import type { StandIns } from './standIns.ts';

/** What is to go wrong, and where. */
export type LocalFault = { readonly where: 'org' | 'aws'; readonly order: FaultOrder };

/** `NAME[=key:value,...]`, with `aws:` before a fault of S3. Throws FaultRefused, which says what there is. */
export function readFault(argument: string): LocalFault {
  const isAws = argument.startsWith(AWS);
  const order = parseFault(isAws ? argument.slice(AWS.length) : argument);
  try {
    fillOrder(order, isAws ? S3_FAULTS : ORG_FAULTS);
  } catch (error) {
    if (!(error instanceof FaultRefused) || isKnown(order.name)) throw error;
    throw new FaultRefused(`no fault is called "${argument}"; there are\n${listFaults()}`, { cause: error });
  }
  return { where: isAws ? 'aws' : 'org', order };
}

/** Gives a line that says what goes wrong now and how to end it. */
export function switchOn({ org, aws }: Pick<StandIns, 'org' | 'aws'>, { where, order }: LocalFault): string {
  const switchboard = where === 'aws' ? aws.faults : org.org.faults;
  const address = `${where === 'aws' ? aws.url : org.url}${FAULTS_PATH}`;
  const id = switchboard.switchOn(order);
  return `fault ${order.name} is on; GET ${address} counts its strikes, DELETE ${address}/${id} ends it`;
}

const AWS = 'aws:';

const isKnown = (name: string): boolean => [...ORG_FAULTS, ...S3_FAULTS].some((fault) => fault.name === name);

function listFaults(): string {
  const line = (fault: Fault, prefix: string): string => `  ${prefix}${fault.name}: ${fault.does}`;
  return [...ORG_FAULTS.map((fault) => line(fault, '')), ...S3_FAULTS.map((fault) => line(fault, AWS))].join('\n');
}
