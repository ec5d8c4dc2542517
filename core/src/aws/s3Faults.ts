// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '../churnError.ts';

/** Whether S3 answered that there is no such object (a HEAD answers with the bare status). */
export function isNoObject(cause: unknown): boolean {
  const name = nameOf(cause);
  return name === 'NoSuchKey' || name === 'NotFound';
}

/** Whether S3 has another object by now than the one that was asked for. */
export function isReplaced(cause: unknown): boolean {
  return nameOf(cause) === 'PreconditionFailed';
}

export function missingFile(uri: string, cause: unknown): ChurnError {
  return new ChurnError('run_file_missing', `${uri} is not there.`, 'Check the address.', { cause });
}

export function unreadable(uri: string, cause: unknown): ChurnError {
  return storeFault('store_unreadable', `${uri} can't be read`, cause);
}

export function unwritable(uri: string, cause: unknown): ChurnError {
  return storeFault('store_unwritable', `${uri} can't be written`, cause);
}

/** For a bucket that was found missing by an answer that doesn't name the reason. */
export function noBucket(uri: string, cause: unknown): ChurnError {
  return new ChurnError('store_unreadable', `${uri} can't be read: ${NO_BUCKET.reason}.`, NO_BUCKET.next, { cause });
}

type Meaning = { readonly names: readonly string[]; readonly reason: string; readonly next: string };

const NO_BUCKET: Meaning = {
  names: ['NoSuchBucket'],
  reason: 'there is no such bucket',
  next: 'Check the name of the bucket, and that AWS_REGION and the endpoint are those of its account.',
};

/** What the SDK's and Node's error names mean, for people. */
const MEANINGS: readonly Meaning[] = [
  NO_BUCKET,
  {
    names: ['AccessDenied', 'Forbidden', '403', 'AllAccessDisabled'],
    reason: 'access is denied',
    next: 'Allow the AWS identity s3:ListBucket on the bucket and s3:GetObject, s3:PutObject below the prefix.',
  },
  {
    names: ['CredentialsProviderError', 'InvalidAccessKeyId', 'SignatureDoesNotMatch'],
    reason: 'the AWS credentials are missing or not valid',
    next: 'Set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or sign in again.',
  },
  {
    names: ['ExpiredToken', 'ExpiredTokenException', 'TokenProviderError', 'InvalidToken'],
    reason: 'the AWS session has expired',
    next: 'Sign in to AWS again.',
  },
  {
    names: ['PermanentRedirect', 'AuthorizationHeaderMalformed', '301'],
    reason: 'the bucket lies in another region',
    next: "Set AWS_REGION to the bucket's region.",
  },
  {
    names: ['PreconditionFailed'],
    reason: 'another object took its place while it was read',
    next: 'Start again; nothing of a run may be overwritten, so find out who does it.',
  },
  {
    names: ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ECONNRESET', 'ETIMEDOUT', 'EHOSTUNREACH', 'TimeoutError'],
    reason: 'the S3 endpoint is not reachable',
    next: 'Check the network, the proxy, and AWS_ENDPOINT_URL where it is set.',
  },
];

function storeFault(code: 'store_unreadable' | 'store_unwritable', what: string, cause: unknown): ChurnError {
  if (cause instanceof ChurnError) return cause;
  const meaning = MEANINGS.find(({ names }) => names.includes(nameOf(cause)) || names.includes(systemCodeOf(cause)));
  if (meaning) return new ChurnError(code, `${what}: ${meaning.reason} (${textOf(cause)}).`, meaning.next, { cause });
  if (/region is missing/i.test(textOf(cause))) {
    return new ChurnError(code, `${what}: no AWS region is set.`, 'Set AWS_REGION, or a profile that names one.', {
      cause,
    });
  }
  return new ChurnError(code, `${what}: ${textOf(cause)}.`, 'Try again; if it stays so, check the bucket in AWS.', {
    cause,
  });
}

function nameOf(cause: unknown): string {
  return cause instanceof Error ? cause.name : '';
}

/**
 * Node's code of a connection that failed. With several addresses tried it stands in the first of the errors; where the
 * SDK has wrapped the error, only in its text.
 */
function systemCodeOf(cause: unknown): string {
  const { code, errors } = (cause ?? {}) as { code?: unknown; errors?: ReadonlyArray<{ code?: unknown }> };
  return String(code ?? errors?.[0]?.code ?? /\bE[A-Z_]{5,}\b/.exec(textOf(cause))?.[0] ?? '');
}

function textOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return (cause.message === '' ? cause.name : cause.message).replace(/\.$/, '');
}
