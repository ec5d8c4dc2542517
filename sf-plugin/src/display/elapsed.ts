// SPDX-License-Identifier: Apache-2.0

/** `12s`, `3m 05s`, `1h 02m`: as exact as somebody who waits wants to know. */
export function formatElapsed(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (hours > 0) return `${hours}h ${twoDigits(minutes % 60)}m`;
  return minutes > 0 ? `${minutes}m ${twoDigits(seconds % 60)}s` : `${seconds}s`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
