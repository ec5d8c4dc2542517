// SPDX-License-Identifier: Apache-2.0
import { FaultRefused, type FaultOrder } from './faultOrder.ts';
import type { Switchboard } from './switchboard.ts';

/** Where a stand-in's faults are switched: POST an order, GET the list, DELETE one (`/id`) or all. */
export const FAULTS_PATH = '/_local/faults';

/** Answers a request below that path. */
export async function answerFaults(request: Request, switchboard: Switchboard): Promise<Response> {
  const id = new URL(request.url).pathname.slice(FAULTS_PATH.length + 1);
  if (request.method === 'GET') return Response.json(switchboard.list());
  if (request.method === 'POST') return switchOn(request, switchboard);
  if (request.method === 'DELETE') return switchOff(id, switchboard);
  return refuse(405, `${request.method} does nothing here; POST an order, GET the list, DELETE one or all`);
}

async function switchOn(request: Request, switchboard: Switchboard): Promise<Response> {
  try {
    const order = JSON.parse(await request.text()) as FaultOrder;
    return Response.json({ id: switchboard.switchOn(order) }, { status: 201 });
  } catch (error) {
    if (error instanceof FaultRefused) return refuse(400, error.message);
    if (error instanceof SyntaxError) return refuse(400, `the body is no JSON: ${error.message}`);
    throw error;
  }
}

function switchOff(id: string, switchboard: Switchboard): Response {
  if (switchboard.switchOff(id === '' ? undefined : id)) return new Response(null, { status: 204 });
  return refuse(404, `no fault ${id} is switched on; GET ${FAULTS_PATH} lists those that are`);
}

const refuse = (status: number, message: string): Response => Response.json({ error: message }, { status });
