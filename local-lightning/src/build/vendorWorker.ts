// SPDX-License-Identifier: Apache-2.0
// Thread that builds one vendor bundle, so that whoever shares the process is not held up.
import { parentPort, workerData } from 'node:worker_threads';
import { buildVendor, type VendorInput } from './vendorBundle.ts';

parentPort?.postMessage(await buildVendor(workerData as VendorInput));
