// SPDX-License-Identifier: Apache-2.0
// Error bodies of the REST API: always a list, except for OAuth and for what a proxy puts in between.
import { ChurnError } from '../churnError.ts';

export type PlatformError = { readonly code: string; readonly message: string; readonly fields: readonly string[] };

/** The first error of an answer's body, text or JSON already read; its status where it is none of the platform's. */
export function readPlatformError(status: number, body: unknown): PlatformError {
  const value = typeof body === 'string' ? parse(body) : body;
  const first: unknown = Array.isArray(value) ? value[0] : value;
  const record = (typeof first === 'object' && first !== null ? first : {}) as Record<string, unknown>;
  const code = text(record['errorCode']) ?? text(record['statusCode']) ?? text(record['error']);
  return {
    code: code ?? `HTTP_${status}`,
    message: text(record['message']) ?? text(record['error_description']) ?? (code ? '' : `answered ${status}`),
    fields: Array.isArray(record['fields']) ? record['fields'].filter((field) => typeof field === 'string') : [],
  };
}

/** A ChurnError for an answer that is not what was asked for; `what` names the call in words. */
export function refusal(what: string, status: number, body: unknown): ChurnError {
  const { code, message } = readPlatformError(status, body);
  const said = message ? `${code}: ${message}` : code;
  const data = { status, code, message };
  if (status >= 500) {
    const next = 'Try again later; https://status.salesforce.com tells whether the instance has a problem.';
    return new ChurnError('org_unreachable', `Salesforce could not answer (${what}): ${said}`, next, { data });
  }
  if (isUsedUp(code, message)) return usedUp(what, said, data);
  return new ChurnError('org_refused', `Salesforce refused ${what}: ${said}`, nextStep(code), { data });
}

/** Too many long calls are under way in the org at this moment: the same code as a day's limit that is used up. */
export function isCrowded(status: number, body: string): boolean {
  const { code, message } = readPlatformError(status, body);
  return code === 'REQUEST_LIMIT_EXCEEDED' && message.startsWith('Concurrent');
}

function isUsedUp(code: string, message: string): boolean {
  return code === 'REQUEST_LIMIT_EXCEEDED' || /\bExceededQuota\b|^EXCEEDED_QUOTA$/.test(`${code} ${message}`);
}

function usedUp(what: string, said: string, data: object): ChurnError {
  return new ChurnError(
    'allowance_used_up',
    `The org allows no more of this for now (${what}): ${said}`,
    'What an org allows is counted over the last 24 hours: calls come back as they grow older. Look in Setup, Company ' +
      'Information, at who uses them up, and run the same again later: it goes on where this one ended.',
    { data },
  );
}

/** The JSON body of a good answer; ChurnError `org_response` where it is something else, such as a proxy's page. */
export function readJson<T>(what: string, body: string): T {
  try {
    return JSON.parse(body) as T;
  } catch (error) {
    const next = 'Check that the instance URL is that of a Salesforce org, and that no proxy answers in its place.';
    throw new ChurnError('org_response', `The answer is not JSON (${what}).`, next, { cause: error });
  }
}

const NEXT_STEPS: Readonly<Record<string, string>> = {
  INSUFFICIENT_ACCESS: 'Give the user the permission set Churn_Loader and access to the records.',
  INVALID_FIELD: 'Deploy the package, and check that the user may see the field (permission set Churn_Loader).',
  INVALID_TYPE: 'Deploy the package, and check that the user may see the object (permission set Churn_Loader).',
  API_DISABLED_FOR_ORG: 'Give the user the permission "API Enabled".',
};

function nextStep(code: string): string {
  return NEXT_STEPS[code] ?? "Look up the error's code in the Salesforce REST API guide, and check the user's access.";
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
