// SPDX-License-Identifier: Apache-2.0
import { basename, dirname } from 'node:path';
import { createFolderStore } from '@churn-risk/core/run';
import { renderJunit } from './junitXml.ts';
import { endingOf, type EndedLoad } from './loadEnding.ts';
import { renderSummary } from './markdownSummary.ts';

export type ReportFiles = { readonly junit: string | undefined; readonly summary: string | undefined };

/**
 * Writes the reports that were asked for.
 * @throws ChurnError `store_unwritable`
 */
export async function writeReports(files: ReportFiles, ended: EndedLoad): Promise<void> {
  const ending = endingOf(ended);
  if (files.junit !== undefined) await write(files.junit, renderJunit(ending));
  if (files.summary !== undefined) await write(files.summary, renderSummary(ending));
}

function write(file: string, text: string): Promise<void> {
  return createFolderStore(dirname(file)).write(basename(file), Buffer.from(text));
}
