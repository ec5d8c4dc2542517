// SPDX-License-Identifier: Apache-2.0
export type { LoadResult } from './loadResult.ts';
