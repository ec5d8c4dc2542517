// SPDX-License-Identifier: Apache-2.0

/** Thrown by a fault to have the server cut the connection instead of answering. */
export class ConnectionReset extends Error {
  override readonly name = 'ConnectionReset';
}
