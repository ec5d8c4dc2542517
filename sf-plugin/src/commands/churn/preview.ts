// SPDX-License-Identifier: Apache-2.0
import { SfCommand } from '@salesforce/sf-plugins-core';
import { errorCodesOf } from '../../errorCodes.ts';
import { asUsageError } from '../../loadError.ts';
import { performPreview } from '../../preview/performPreview.ts';
import { previewFlags } from '../../preview/previewFlags.ts';
import { messages } from '../../preview/previewMessages.ts';
import type { PreviewResult } from '../../preview/previewResult.ts';

export default class Preview extends SfCommand<PreviewResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');
  public static override readonly flags = previewFlags;
  public static override readonly errorCodes = errorCodesOf(messages, '0', '1', '2', '3', '5');

  public async run(): Promise<PreviewResult> {
    const { flags } = await this.parse(Preview).catch(asUsageError);
    return performPreview(flags, this);
  }
}
