// SPDX-License-Identifier: Apache-2.0
import { createKeyHashes, hashKey, type KeyHashes } from './keyHash.ts';
import { createKeySet, type KeySet } from './keySet.ts';
import type { AccountOutline, AccountRenewals, RenewalDetail } from './prediction.ts';
import type { RejectTally } from './rejectTally.ts';
import { isFaulty, type AccountName, type FaultyRow, type RenewalRow, type RowFault } from './row.ts';

/** An account that no later row can join. */
export type GatheredAccount = {
  readonly account: AccountName;
  readonly rows: readonly RenewalRow[];
  /** Rows of it stood on both sides of rows that were all rejected: what was decided for one side may not hold for both. */
  readonly isJoined: boolean;
};

/** Rows of one account that follow each other, none of which has a fault, by the hashes of their keys. */
export type QuietAccount = {
  readonly start: number;
  readonly end: number;
  readonly high: number;
  readonly low: number;
};

/** Where the rows of quiet accounts lie. */
export type QuietRows = {
  /** The hash of a row's renewal key is that of its entry. */
  readonly renewalHashes: KeyHashes;
  readonly renewalEntryOf: Uint32Array;
  /** The account is complete, and nobody will see it. */
  pass(account: QuietAccount): void;
  /** Its rows after all. */
  recall(account: QuietAccount): readonly RenewalRow[];
};

type OpenAccount = GatheredAccount & { readonly rows: RenewalRow[]; lastName: AccountName; isJoined: boolean };

export type GatheringOptions = {
  readonly needsDetails: (outline: AccountOutline) => boolean;
  readonly rejects: RejectTally;
  /** As the manifest counts them; only for the size of the key sets. */
  readonly expected: { readonly rows: number; readonly accounts: number };
};

/** Turns the rows of a run, in file order, into accounts. Only accepted rows claim a key or part an account. */
export class AccountGathering {
  readonly #needsDetails: (outline: AccountOutline) => boolean;
  readonly #rejects: RejectTally;
  readonly #accounts: KeySet;
  readonly #renewals: KeySet;
  #file = '';
  #open: OpenAccount | undefined;
  /** Instead of `#open`: an account that needs no rows unless more of it follow. */
  #openQuiet: { readonly account: QuietAccount; readonly rows: QuietRows } | undefined;
  readonly #hash = createKeyHashes(1);
  #done: GatheredAccount[] = [];
  #rows = 0;
  #rowsBefore = 0;
  #handedOut = 0;

  constructor({ needsDetails, rejects, expected }: GatheringOptions) {
    this.#needsDetails = needsDetails;
    this.#rejects = rejects;
    this.#accounts = createKeySet(expected.accounts);
    this.#renewals = createKeySet(expected.rows);
  }

  startFile(path: string): void {
    this.#file = path;
    this.#rowsBefore = this.#rows;
  }

  add(row: RenewalRow | FaultyRow): void {
    this.#rows++;
    if (isFaulty(row)) return this.#reject(row);
    const fault = this.#claimKeys(row);
    if (fault) this.#reject({ row: row.row, accountId: row.account.accountId, fault });
    else this.#accept(row);
  }

  /** Adds a whole account without looking at its texts. False, and nothing added: its rows have to be added one by one. */
  addQuiet(account: QuietAccount, rows: QuietRows): boolean {
    if (!this.#claimAll(account, rows)) return false;
    this.#close();
    this.#rows += account.end - account.start;
    this.#openQuiet = { account, rows };
    return true;
  }

  /** Where the last account added is quiet: takes its rows, which will soon be gone. */
  recall(): void {
    if (!this.#openQuiet) return;
    const { account, rows } = this.#openQuiet;
    this.#openQuiet = undefined;
    const recalled = [...rows.recall(account)];
    const [first] = recalled;
    if (first) this.#open = { account: first.account, rows: recalled, lastName: first.account, isJoined: false };
  }

  /** Takes a row back that was added without its detail and turned out to have a fault. Its key stays claimed. */
  rejectLate(row: FaultyRow): void {
    this.#reject(row);
  }

  /** No account goes on in another file. */
  endFile(): void {
    this.#close();
  }

  /** The accounts that were completed since the last call. */
  take(): readonly GatheredAccount[] {
    const taken = this.#done;
    this.#done = [];
    return taken;
  }

  /** The account as callers get it, details only where they are needed; undefined where none of its rows is left. */
  handOut({ account: { accountKey, accountId }, rows }: GatheredAccount): AccountRenewals | undefined {
    if (rows.length === 0) return undefined;
    this.#handedOut++;
    const renewals = rows.map(({ renewal }) => renewal);
    const details = this.#detailsOf(rows, { accountKey, accountId, renewals });
    return { accountKey, accountId, renewals, details, incomplete: this.#rejects.isIncomplete(accountId) };
  }

  /** All rows added so far. */
  get rows(): number {
    return this.#rows;
  }

  get rowsOfFile(): number {
    return this.#rows - this.#rowsBefore;
  }

  /** Accounts handed out, each with at least one accepted row. */
  get handedOut(): number {
    return this.#handedOut;
  }

  /** All accounts whose key could be read, those with nothing but rejected rows included. */
  countNamed(): number {
    let named = this.#accounts.size;
    for (const accountId of this.#rejects.incomplete) if (!this.#accounts.has(accountId)) named++;
    return named;
  }

  #reject(row: FaultyRow): void {
    const isHandedOut = (accountId: string) => this.#accounts.has(accountId) && !this.#isOpen(accountId);
    this.#rejects.add(this.#file, row, isHandedOut);
  }

  /** Claims the row's keys, or says which of them it can't have. */
  #claimKeys({ account: { accountId }, renewalId }: RenewalRow): RowFault | undefined {
    const isApart = !this.#isOpen(accountId) && this.#accounts.has(accountId);
    if (isApart) return this.#renewals.has(renewalId) ? DUPLICATE : NOT_TOGETHER;
    return this.#renewals.add(renewalId) ? undefined : DUPLICATE;
  }

  #accept(row: RenewalRow): void {
    const { account } = row;
    if (this.#openQuiet && this.#isOpen(account.accountId)) this.recall();
    if (this.#open && this.#isOpen(account.accountId)) {
      this.#open.isJoined ||= this.#open.lastName !== account;
      this.#open.lastName = account;
      this.#open.rows.push(row);
      return;
    }
    this.#close();
    this.#accounts.add(account.accountId);
    this.#open = { account, rows: [row], lastName: account, isJoined: false };
  }

  #close(): void {
    if (this.#open) this.#done.push(this.#open);
    this.#open = undefined;
    if (this.#openQuiet) {
      this.#handedOut++;
      this.#openQuiet.rows.pass(this.#openQuiet.account);
    }
    this.#openQuiet = undefined;
  }

  #isOpen(accountId: string): boolean {
    if (!this.#openQuiet) return this.#open?.account.accountId === accountId;
    hashKey(accountId, this.#hash, 0);
    const { high, low } = this.#openQuiet.account;
    return this.#hash.high[0] === high && this.#hash.low[0] === low;
  }

  /** Claims all keys of a quiet account, or none. */
  #claimAll({ start, end, high, low }: QuietAccount, { renewalHashes, renewalEntryOf }: QuietRows): boolean {
    if (this.#accounts.hasHash(high, low)) return false;
    const { high: highs, low: lows } = renewalHashes;
    for (let row = start; row < end; row++) {
      const entry = renewalEntryOf[row] ?? 0;
      if (this.#renewals.hasHash(highs[entry] ?? 0, lows[entry] ?? 0)) return false;
    }
    for (let row = start; row < end; row++) {
      const entry = renewalEntryOf[row] ?? 0;
      this.#renewals.addHash(highs[entry] ?? 0, lows[entry] ?? 0);
    }
    return this.#accounts.addHash(high, low);
  }

  #detailsOf(rows: readonly RenewalRow[], outline: AccountOutline): AccountRenewals['details'] {
    // most accounts end here
    if (rows[0]?.detail === undefined) return undefined;
    const details: RenewalDetail[] = [];
    for (const { detail } of rows) {
      if (detail === undefined) return undefined;
      details.push(detail);
    }
    return this.#needsDetails(outline) ? details : undefined;
  }
}

const DUPLICATE: RowFault = {
  column: 'renewal_key',
  code: 'duplicate_renewal',
  message: 'renewal_key stands in an earlier row too',
};

const NOT_TOGETHER: RowFault = {
  column: 'account_key',
  code: 'account_not_together',
  message: 'account_key has rows further up, before those of another account or in another file',
};
