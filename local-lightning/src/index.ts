// SPDX-License-Identifier: Apache-2.0
export { startLocalLightning, type LocalLightning, type LocalLightningOptions } from './startLocalLightning.ts';
export type { LightningUser } from './lightningUser.ts';
export type { Unsupported } from './unsupported.ts';
