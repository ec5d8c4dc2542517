// SPDX-License-Identifier: Apache-2.0
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Bundle } from './bundle.ts';
import type { VendorInput } from './vendorBundle.ts';

/** Builds the vendor bundle in a thread of its own. The thread never keeps the process alive. */
export function buildVendorInThread(input: VendorInput): Promise<Bundle> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(WORKER, { workerData: input });
    worker.unref();
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the vendor bundle's thread ended with ${code}`)));
  });
}

// `.ts` from the sources, `.js` once compiled
const WORKER = new URL(`./vendorWorker${extname(import.meta.url)}`, import.meta.url);
