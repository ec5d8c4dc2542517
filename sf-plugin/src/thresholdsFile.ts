// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { ChurnError } from '@churn-risk/core/load';
import { readThresholdFile, type ThresholdFile } from '@churn-risk/core/rules';
import { messages } from './loadMessages.ts';

/** The file given with `--thresholds`. A file that is no JSON is refused as one with wrong records is. */
export async function readThresholds(path: string): Promise<ThresholdFile> {
  const text = await readFile(path, 'utf8').catch((error: Error) => {
    throw unreadable('usage', path, error);
  });
  return readThresholdFile(parseJson(path, text));
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw unreadable('thresholds_invalid', path, error as Error);
  }
}

function unreadable(code: 'usage' | 'thresholds_invalid', path: string, cause: Error): ChurnError {
  const message = messages.getMessage('error.thresholdsFile', [path, cause.message]);
  return new ChurnError(code, message, messages.getMessage('error.thresholdsFile.next'), { cause });
}
