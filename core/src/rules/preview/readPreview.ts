// SPDX-License-Identifier: Apache-2.0
import { ChurnError } from '../../churnError.ts';
import { UNKNOWN_VALUE } from './previewDocument.ts';
import type { PreviewDocument } from './previewDocument.ts';

/**
 * Reads the JSON of Churn_Run__c.Preview__c. Checked by hand: it also runs in a browser, where no schema library is.
 * @throws ChurnError `preview_invalid` for another version, or for a document that is not whole
 */
export function readPreview(json: string): PreviewDocument {
  const value = parse(json);
  if (value['v'] !== VERSION) throw invalid(`has version ${String(value['v'])} where ${VERSION} is read`);
  const fault = findFault(value as unknown as PreviewDocument);
  if (fault !== undefined) throw invalid(`is not whole: ${fault}`);
  return value as unknown as PreviewDocument;
}

const VERSION = 2;

function parse(json: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw invalid('is no JSON', cause);
  }
  if (typeof value !== 'object' || value === null) throw invalid('is no JSON object');
  return value as Readonly<Record<string, unknown>>;
}

function invalid(what: string, cause?: unknown): ChurnError {
  return new ChurnError(
    'preview_invalid',
    `The preview of the run (Preview__c) ${what}.`,
    'Load the run again: a load writes the preview anew.',
    cause === undefined ? {} : { cause },
  );
}

/** What is missing or contradicts itself, by the name of the column; the parts are checked in the order they are needed. */
function findFault(document: PreviewDocument): string | undefined {
  return findListFault(document) ?? findColumnFault(document) ?? findFigureFault(document);
}

function findListFault({ asOf, currency, records, owners, conditions }: PreviewDocument): string | undefined {
  const parts = { asOf: [asOf], currency: [currency], records, owners };
  const wrong = Object.entries(parts).find(([, texts]) => !isListOf(texts, isText));
  if (wrong !== undefined) return wrong[0];
  const isCondition = (item: unknown): boolean => isListOf(item, isWhole(0, records.length - 1));
  return isListOf(conditions, isCondition) ? undefined : 'conditions';
}

function findColumnFault(document: PreviewDocument): string | undefined {
  const { records, owners, conditions, owner, size } = document;
  const anOwner = isWhole(0, owners.length - 1);
  const perRecord = { least: isWhole(0, MICROS) };
  const perAccount = { owner: anOwner, held: isWhole(0, 2), size: isWhole(1) };
  const perRenewal = {
    condition: isWhole(0, conditions.length - 1),
    probability: isWhole(0, MICROS),
    value: isWhole(UNKNOWN_VALUE),
  };
  return (
    findWrongColumn(document, { inactiveOwners: anOwner }) ??
    findWrongColumn(document, perRecord, records.length) ??
    findWrongColumn(document, perAccount, Array.isArray(owner) ? owner.length : 0) ??
    findWrongColumn(
      document,
      perRenewal,
      size.reduce((sum, renewals) => sum + renewals, 0),
    )
  );
}

function findFigureFault(document: PreviewDocument): string | undefined {
  const { accounts, every, owner, controlMax, capacity, evaluation } = document;
  if (!isWhole(1)(every)) return 'every';
  if (accounts !== undefined && Math.ceil(accounts / every) !== owner.length) return 'accounts';
  if (controlMax !== null && !isWhole(0)(controlMax)) return 'controlMax';
  if (capacity !== null && !isWhole(0)(capacity)) return 'capacity';
  return evaluation === null || isEvaluation(evaluation) ? undefined : 'evaluation';
}

function isEvaluation(evaluation: unknown): boolean {
  if (typeof evaluation !== 'object' || evaluation === null) return false;
  const { rows, churned, cut, ...counts } = evaluation as Readonly<Record<string, unknown>>;
  const isCount = isWhole(0);
  const hasCuts = isListOf(cut, isWhole(0, MICROS));
  const columns = [counts['flagged'], counts['hit']];
  return (
    isCount(rows) &&
    isCount(churned) &&
    hasCuts &&
    columns.every((column) => isListOf(column, isCount) && (column as []).length === (cut as []).length)
  );
}

type Check = (item: unknown) => boolean;

const MICROS = 1_000_000;
const isText: Check = (item) => typeof item === 'string';
const isWhole =
  (least: number, most = Infinity): Check =>
  (item) =>
    Number.isInteger(item) && Number(item) >= least && Number(item) <= most;

function isListOf(list: unknown, check: Check): boolean {
  return Array.isArray(list) && list.every(check);
}

/** The first column that is no list of such items, or not of this length. */
function findWrongColumn(
  document: PreviewDocument,
  columns: Readonly<Record<string, Check>>,
  length?: number,
): string | undefined {
  const values = document as unknown as Readonly<Record<string, unknown>>;
  const wrong = Object.entries(columns).find(([name, check]) => {
    const column = values[name];
    return !isListOf(column, check) || (length !== undefined && (column as []).length !== length);
  });
  return wrong?.[0];
}
