// SPDX-License-Identifier: Apache-2.0
import { SfCommand } from '@salesforce/sf-plugins-core';
import { renderCommand } from '../../commandLine.ts';
import { errorCodesOf } from '../../errorCodes.ts';
import { asUsageError } from '../../loadError.ts';
import { performUndo } from '../../undo/performUndo.ts';
import { undoFlags } from '../../undo/undoFlags.ts';
import { messages } from '../../undo/undoMessages.ts';
import type { UndoResult } from '../../undo/undoResult.ts';

export default class Undo extends SfCommand<UndoResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');
  public static override readonly flags = undoFlags;
  public static override readonly errorCodes = errorCodesOf(messages, '0', '1', '2', '3', '4', '5');

  public async run(): Promise<UndoResult> {
    const { flags } = await this.parse(Undo).catch(asUsageError);
    return performUndo(flags, this, renderCommand([this.config.bin, 'churn', 'undo', ...this.argv]));
  }
}
