// SPDX-License-Identifier: Apache-2.0
import { EMRServiceException } from '@aws-sdk/client-emr';
import { ChurnError } from '../churnError.ts';

/**
 * What EMR's answer to `call`, or the want of one, means: `emr_refused` where EMR has said no (HTTP 4xx), else
 * `emr_unreachable`, after which nobody knows whether it did what was asked.
 */
export function emrFault(call: string, cause: unknown): ChurnError {
  if (isRefusal(cause)) {
    return new ChurnError('emr_refused', `EMR refused ${call}: ${textOf(cause)}`, nextAfter(cause), { cause });
  }
  if (isWithoutAccess(cause)) {
    return new ChurnError('emr_refused', `${call} was not sent to EMR: ${textOf(cause)}`, CREDENTIALS, { cause });
  }
  return new ChurnError(
    'emr_unreachable',
    `EMR gave no proper answer to ${call}: ${textOf(cause)}`,
    'Try again in some minutes; if it stays so, check the region, the network and the AWS Health Dashboard.',
    { cause },
  );
}

/** Whether EMR says that it knows no such cluster. */
export function isUnknownCluster(cause: unknown): boolean {
  return isRefusal(cause) && /cluster id .* is not valid/i.test((cause as Error).message);
}

const CREDENTIALS = 'Set AWS_REGION and AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or sign in again.';

/** What EMR calls internal is no answer to the request, with whatever status it comes. */
function isRefusal(cause: unknown): boolean {
  if (!(cause instanceof EMRServiceException) || /^Internal/.test(cause.name)) return false;
  return cause.$fault === 'client' && (cause.$metadata.httpStatusCode ?? 0) < 500;
}

/** Found before anything is sent. */
function isWithoutAccess(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false;
  return cause.name === 'CredentialsProviderError' || /region is missing/i.test(cause.message);
}

function nextAfter(cause: unknown): string {
  const name = (cause as Error).name;
  if (/AccessDenied/.test(name))
    return 'Allow the AWS identity this call of elasticmapreduce, and iam:PassRole for both EMR roles.';
  if (/Expired|Unrecognized|InvalidSignature|InvalidClientToken/.test(name)) return CREDENTIALS;
  if (/Throttl|LimitExceeded/.test(name)) return 'Try again in some minutes.';
  return 'Correct config/cluster.json or the roles it names, then try again.';
}

function textOf(cause: unknown): string {
  if (!(cause instanceof Error)) return `${String(cause)}.`;
  const message = cause.message === '' ? cause.name : `${cause.name}: ${cause.message}`;
  return message.endsWith('.') ? message : `${message}.`;
}
