// SPDX-License-Identifier: Apache-2.0
// What only a stand-in has: a look at what it was asked for and does not do, and what is made to go wrong.
import { answerFaults, FAULTS_PATH } from 'local-faults';
import type { Org } from '../org.ts';
import type { Method, Route, WireRequest } from './route.ts';

export const localRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/_local/unsupported',
    doc: 'README.md',
    open: true,
    handler: (_: WireRequest, org: Org) => Response.json(org.unsupported),
  },
  faults('POST', FAULTS_PATH),
  faults('GET', FAULTS_PATH),
  faults('DELETE', FAULTS_PATH),
  faults('DELETE', `${FAULTS_PATH}/:id`),
];

function faults(method: Method, path: string): Route {
  return {
    method,
    path,
    doc: 'README.md',
    open: true,
    handler: ({ raw }: WireRequest, org: Org) => answerFaults(raw, org.faults),
  };
}
