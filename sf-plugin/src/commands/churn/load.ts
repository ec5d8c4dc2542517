// SPDX-License-Identifier: Apache-2.0
import { SfCommand } from '@salesforce/sf-plugins-core';
import { renderCommand } from '../../commandLine.ts';
import { errorCodesOf } from '../../errorCodes.ts';
import { asUsageError } from '../../loadError.ts';
import { loadFlags } from '../../loadFlags.ts';
import { messages } from '../../loadMessages.ts';
import type { LoadResult } from '../../loadResult.ts';
import { performLoad } from '../../performLoad.ts';

export default class Load extends SfCommand<LoadResult> {
  public static override readonly summary = messages.getMessage('summary');
  public static override readonly description = messages.getMessage('description');
  public static override readonly examples = messages.getMessages('examples');
  public static override readonly flags = loadFlags;
  public static override readonly errorCodes = errorCodesOf(messages, '0', '1', '2', '3', '4', '5');

  public async run(): Promise<LoadResult> {
    const { flags } = await this.parse(Load).catch(asUsageError);
    return performLoad(flags, this, renderCommand([this.config.bin, 'churn', 'load', ...this.argv]));
  }
}
