// SPDX-License-Identifier: Apache-2.0
import type { Route } from '../wire/route.ts';
import { serveMetadata } from './metadataService.ts';

export const soapRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/services/Soap/m/:version',
    doc: 'https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_calls_intro.htm',
    limits: 'deploy, checkDeployStatus, listMetadata, describeMetadata',
    open: true,
    handler: serveMetadata,
  },
];
