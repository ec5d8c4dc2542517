// SPDX-License-Identifier: Apache-2.0

/** Work that goes on after a request was answered: asynchronous Flow paths, bulk jobs. */
export interface Background {
  /** Starts work; a failure of it is a defect of local-org and rejects the next `idle()`. */
  start(work: () => Promise<void>): void;
  /** Resolves when nothing is under way, work that was started meanwhile included. */
  idle(): Promise<void>;
  /** Waits; cut short (and answering false) when the org closes, so that workers can stop. */
  pause(milliseconds: number): Promise<boolean>;
  /** True from `close()` on. */
  readonly closing: boolean;
  close(): Promise<void>;
}

export function createBackground(): Background {
  const running = new Set<Promise<void>>();
  const failures: unknown[] = [];
  let closing = false;
  let cutPauses = (): void => undefined;
  const closed = new Promise<false>((resolve) => (cutPauses = () => resolve(false)));

  async function idle(): Promise<void> {
    while (running.size > 0) await Promise.all(running);
    if (failures.length > 0) throw failures.shift();
  }

  return {
    start(work) {
      const promise = work()
        .catch((error: unknown) => {
          // nobody may be waiting for idle()
          console.error(error);
          failures.push(error);
        })
        .finally(() => running.delete(promise));
      running.add(promise);
    },
    idle,
    async pause(milliseconds) {
      if (closing) return false;
      let timer: NodeJS.Timeout | undefined;
      const elapsed = new Promise<true>((resolve) => (timer = setTimeout(() => resolve(true), milliseconds)));
      const result = await Promise.race([elapsed, closed]);
      clearTimeout(timer);
      return result;
    },
    get closing() {
      return closing;
    },
    async close() {
      closing = true;
      cutPauses();
      await idle();
    },
  };
}
