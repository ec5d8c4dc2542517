// SPDX-License-Identifier: Apache-2.0
import type { Route } from '../wire/route.ts';

/** REST side of the Metadata API. */
export const metadataRoutes: readonly Route[] = [];
