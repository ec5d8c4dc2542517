// SPDX-License-Identifier: Apache-2.0
import type { Route } from '../wire/route.ts';

export const soapRoutes: readonly Route[] = [];
