// SPDX-License-Identifier: Apache-2.0
import type { Route } from '../wire/route.ts';

/** The User Interface API, which pages read and write records by. */
export const uiApiRoutes: readonly Route[] = [];
