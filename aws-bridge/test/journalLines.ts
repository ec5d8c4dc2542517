// SPDX-License-Identifier: Apache-2.0
import { jest } from '@jest/globals';

/** What functions log and measure in each test, instead of printing it. Call it at the top of a test file. */
export function journalLines(): readonly string[] {
  const lines: string[] = [];
  let spies: readonly { mockRestore(): void }[] = [];
  beforeEach(() => {
    lines.length = 0;
    spies = [process.stdout, process.stderr].map((stream) => {
      const write = stream.write.bind(stream);
      // whatever else prints at the same time still does
      return jest
        .spyOn(stream, 'write')
        .mockImplementation((text) => (String(text).startsWith('{') ? lines.push(String(text)) > 0 : write(text)));
    });
  });
  afterEach(() => spies.forEach((spy) => spy.mockRestore()));
  return lines;
}
