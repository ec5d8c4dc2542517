// SPDX-License-Identifier: Apache-2.0
import { SfCommand, toHelpSection } from '@salesforce/sf-plugins-core';
import { asUsageError } from '../../loadError.ts';
import { performPreview } from '../../preview/performPreview.ts';
import { previewFlags } from '../../preview/previewFlags.ts';
import { messages } from '../../preview/previewMessages.ts';
import type { PreviewResult } from '../../preview/previewResult.ts';
import { keepYoungHeapSmall } from '../../youngHeap.ts';

export default class Preview extends SfCommand<PreviewResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');
  public static override readonly flags = previewFlags;
  public static override readonly errorCodes = toHelpSection('ERROR CODES', {
    '0': messages.getMessage('exit.0'),
    '1': messages.getMessage('exit.1'),
    '2': messages.getMessage('exit.2'),
    '3': messages.getMessage('exit.3'),
    '5': messages.getMessage('exit.5'),
  });

  public async run(): Promise<PreviewResult> {
    keepYoungHeapSmall();
    const { flags } = await this.parse(Preview).catch(asUsageError);
    return performPreview(flags, this);
  }
}
