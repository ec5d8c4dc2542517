// SPDX-License-Identifier: Apache-2.0
import type { StopTexts } from '../stopSignal.ts';
import { messages } from './modelRunMessages.ts';

/** What is said when the watch of a run ends before the run does. */
export function watchTexts(minutes: number, bucket: string, runId?: string): StopTexts {
  return {
    interrupted: messages.getMessage('error.interrupted'),
    timedOut: messages.getMessage('error.timedOut', [minutes]),
    next:
      runId === undefined
        ? messages.getMessage('error.goOn.newest', [bucket])
        : messages.getMessage('error.goOn', [bucket, runId]),
  };
}
