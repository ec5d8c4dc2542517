// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A server that speaks AWS's protocols at one address. */
export type AwsServer = { readonly url: string; close(): Promise<void> };

/** Starts moto's server on a free port, with nothing in it. `python` has moto. */
export async function startMoto(python: string): Promise<AwsServer> {
  const server = spawn(python, ['-m', 'moto.server', '-H', '127.0.0.1', '-p', '0'], {
    env: { ...process.env, PYTHONUNBUFFERED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const told: string[] = [];
  for await (const line of createInterface(server.stderr)) {
    told.push(line);
    const url = /Running on (http:\/\/127\.0\.0\.1:\d+)/.exec(line)?.[1];
    if (url === undefined) continue;
    server.stderr.resume();
    return {
      url,
      close: async () => {
        server.kill();
        await once(server, 'exit');
      },
    };
  }
  throw new Error(`moto's server did not start: ${told.join('\n')}`);
}
