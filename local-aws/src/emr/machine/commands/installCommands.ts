// SPDX-License-Identifier: Apache-2.0
// Commands that every node of a cluster has and this computer may lack, or has in a way that would reach further.
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';

/** Puts them into a folder, which is answered, unless they are there. */
export function installCommands(folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (const [name, script] of Object.entries(SCRIPTS)) {
    const path = join(folder, name);
    if (existsSync(path)) continue;
    writeFileSync(`${path}.new`, script, { mode: 0o755 });
    renameSync(`${path}.new`, path);
  }
  return folder;
}

/** This file's own ending: the commands run from sources as well as compiled. */
const awsCommand = join(import.meta.dirname, `awsCommand${extname(import.meta.filename)}`);

const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

const SCRIPTS: Readonly<Record<string, string>> = {
  aws: `#!/bin/sh\nexec ${quote(process.execPath)} ${quote(awsCommand)} "$@"\n`,
  // nothing here may act as another user
  sudo: '#!/bin/sh\nwhile [ "${1#-}" != "$1" ]; do shift; done\nexec "$@"\n',
};
