// SPDX-License-Identifier: Apache-2.0
import { hasPython } from './askSecondReading.ts';

/**
 * A test that needs Python. Where Python is missing it says loudly that nothing was compared; in CI it fails.
 * `missing` names what else is not there; without it a test is not run either, but CI does not ask for it.
 */
export function testWhereReadable(name: string, compare: () => Promise<void>, missing?: string): void {
  const python = hasPython();
  const reason = python ? missing : 'python3 (3.9 or later) is not there';
  if (reason === undefined) {
    test(name, compare, TIMEOUT);
    return;
  }
  process.emitWarning(`${reason}: NOT compared with the second reading: ${name}.`);
  test(`${reason}, NOT compared: ${name}`, () => {
    expect(python || process.env['CI'] === undefined).toBe(true);
  });
}

const TIMEOUT = 120_000;
