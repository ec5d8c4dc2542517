// SPDX-License-Identifier: Apache-2.0
import { findDeployment } from '../metadata/deploy/deployment.ts';
import { describeDeployment } from '../metadata/deploy/deployResult.ts';
import { isTrue, textOf } from '../metadata/xml/element.ts';
import { toLongId } from '../records/ids.ts';
import { SoapFault } from './envelope.ts';
import type { SoapOperation } from './metadataService.ts';

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_checkdeploystatus.htm */
export const checkDeployStatus: SoapOperation = (call, org) => {
  const id = textOf(call, 'asyncProcessId') ?? '';
  const deployment = findDeployment(org, toLongId(id) ?? id);
  if (deployment === undefined)
    throw new SoapFault('sf:INVALID_ID_FIELD', `INVALID_ID_FIELD: No deployment of the id ${id}`);
  return [describeDeployment(deployment, isTrue(call, 'includeDetails'))];
};
