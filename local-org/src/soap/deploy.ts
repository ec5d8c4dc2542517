// SPDX-License-Identifier: Apache-2.0
import { startDeployment } from '../metadata/deploy/deployment.ts';
import { child, isTrue, textOf, textsOf } from '../metadata/xml/element.ts';
import { SoapFault } from './envelope.ts';
import type { SoapOperation } from './metadataService.ts';

/** https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_deploy.htm */
export const deploy: SoapOperation = (call, org, userId) => {
  const options = child(call, 'DeployOptions');
  const zip = textOf(call, 'ZipFile');
  if (zip === undefined) throw new SoapFault('soapenv:Client', 'deploy needs a ZipFile');
  const { id } = startDeployment(org, userId, Buffer.from(zip, 'base64'), {
    checkOnly: options !== undefined && isTrue(options, 'checkOnly'),
    ignoreWarnings: options !== undefined && isTrue(options, 'ignoreWarnings'),
    testLevel: options && textOf(options, 'testLevel'),
    runTests: options === undefined ? [] : textsOf(options, 'runTests'),
  });
  return [{ done: false, id, state: 'Queued' }];
};
