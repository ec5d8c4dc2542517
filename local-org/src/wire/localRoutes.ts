// SPDX-License-Identifier: Apache-2.0
// What only a stand-in has: a look at what it was asked for and does not do.
import type { Org } from '../org.ts';
import type { Route, WireRequest } from './route.ts';

export const localRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/_local/unsupported',
    doc: 'README.md',
    open: true,
    handler: (_: WireRequest, org: Org) => Response.json(org.unsupported),
  },
];
