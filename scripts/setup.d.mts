// SPDX-License-Identifier: Apache-2.0
type Packages = Readonly<Record<string, { readonly version?: string; readonly optional?: boolean }>>;

export function setUp(): void;
export function isInstalled(locked: Packages, present: Packages): boolean;
