// SPDX-License-Identifier: Apache-2.0
import type { Route } from '../wire/route.ts';
import { createDeployRequest, getDeployRequest } from './rest/deployRequest.ts';
import { changeFlowDefinition } from './rest/flowDefinition.ts';

const DOC = 'https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_rest_deploy';

/** REST side of the Metadata API. */
export const metadataRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/services/data/v:version/metadata/deployRequest',
    doc: `${DOC}.htm`,
    limits: 'all or nothing; no Apex tests; no destructive changes',
    handler: createDeployRequest,
  },
  {
    method: 'GET',
    path: '/services/data/v:version/metadata/deployRequest/:id',
    doc: `${DOC}_checkstatus.htm`,
    handler: getDeployRequest,
  },
  {
    method: 'PATCH',
    path: '/services/data/v:version/tooling/sobjects/FlowDefinition/:id',
    doc: 'https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/tooling_api_objects_flowdefinition.htm',
    limits: 'activeVersionNumber only, of the latest version; the id is the DurableId of FlowDefinitionView',
    handler: changeFlowDefinition,
  },
];
