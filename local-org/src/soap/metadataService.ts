// SPDX-License-Identifier: Apache-2.0
import { mayUseMetadata, METADATA_REFUSAL } from '../metadata/deploy/mayDeploy.ts';
import type { Element } from '../metadata/xml/element.ts';
import type { Org } from '../org.ts';
import { findActiveSession } from '../wire/session.ts';
import type { WireRequest } from '../wire/route.ts';
import { checkDeployStatus } from './checkDeployStatus.ts';
import { deploy } from './deploy.ts';
import { describeMetadata } from './describeMetadata.ts';
import { readEnvelope, soapFault, SoapFault, soapResponse, type SoapValue } from './envelope.ts';
import { listMetadata } from './listMetadata.ts';

/** An operation of the Metadata API: answers its `result` elements. */
export type SoapOperation = (call: Element, org: Org, userId: string) => readonly SoapValue[];

const OPERATIONS: Readonly<Record<string, SoapOperation>> = {
  checkDeployStatus,
  deploy,
  describeMetadata,
  listMetadata,
};

/** Serves one call; the session comes in the envelope, not in an HTTP header. */
export async function serveMetadata({ raw }: WireRequest, org: Org): Promise<Response> {
  try {
    const { sessionId, operation } = readEnvelope(await raw.text());
    const session = sessionId === undefined ? undefined : findActiveSession(org, sessionId);
    if (session === undefined)
      throw new SoapFault(
        'sf:INVALID_SESSION_ID',
        'INVALID_SESSION_ID: Invalid Session ID found in SessionHeader: Illegal Session',
      );
    if (!mayUseMetadata(org, session.userId))
      throw new SoapFault('sf:INSUFFICIENT_ACCESS', `INSUFFICIENT_ACCESS: ${METADATA_REFUSAL}`);
    const serve = OPERATIONS[operation.name];
    if (serve === undefined) throw unserved(operation.name, org);
    return soapResponse(operation.name, serve(operation, org, session.userId));
  } catch (error) {
    if (error instanceof SoapFault) return soapFault(error);
    throw error;
  }
}

function unserved(operation: string, org: Org): SoapFault {
  org.unsupported.push({ what: `SOAP metadata ${operation}`, detail: '' });
  return new SoapFault(
    'soapenv:Server',
    `NOT_IMPLEMENTED: local-org does not serve the Metadata API call ${operation}`,
  );
}
