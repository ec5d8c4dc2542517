// SPDX-License-Identifier: Apache-2.0
import { SfCommand, toHelpSection } from '@salesforce/sf-plugins-core';
import { renderCommand } from '../../commandLine.ts';
import { asUsageError } from '../../loadError.ts';
import { performUndo } from '../../undo/performUndo.ts';
import { undoFlags } from '../../undo/undoFlags.ts';
import { messages } from '../../undo/undoMessages.ts';
import type { UndoResult } from '../../undo/undoResult.ts';
import { keepYoungHeapSmall } from '../../youngHeap.ts';

export default class Undo extends SfCommand<UndoResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');
  public static override readonly flags = undoFlags;
  public static override readonly errorCodes = toHelpSection('ERROR CODES', {
    '0': messages.getMessage('exit.0'),
    '1': messages.getMessage('exit.1'),
    '2': messages.getMessage('exit.2'),
    '3': messages.getMessage('exit.3'),
    '4': messages.getMessage('exit.4'),
    '5': messages.getMessage('exit.5'),
  });

  public async run(): Promise<UndoResult> {
    keepYoungHeapSmall();
    const { flags } = await this.parse(Undo).catch(asUsageError);
    return performUndo(flags, this, renderCommand([this.config.bin, 'churn', 'undo', ...this.argv]));
  }
}
