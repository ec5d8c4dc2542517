// SPDX-License-Identifier: Apache-2.0
// Modules of the platform that @salesforce/lightning-types does not describe, as far as the components use them.
import '@salesforce/lightning-types';

declare global {
  /** What `@wire` takes: https://github.com/salesforce/lwc-rfcs, "Wire adapter contract". */
  type WireAdapter<Value> = {
    new (callback: (value: Value) => void): { connect(): void; update(config: any): void; disconnect(): void };
  };
  type FieldReference = { readonly fieldApiName: string; readonly objectApiName: string };
  type ObjectReference = { readonly objectApiName: string };
  /** What the Lightning Data Service throws: https://developer.salesforce.com/docs/platform/lwc/guide/data-error.html */
  type LdsError = {
    readonly status?: number;
    readonly statusText?: string;
    readonly body?: {
      readonly message?: string;
      readonly statusCode?: number;
      readonly errorCode?: string;
      readonly output?: {
        readonly errors?: readonly LdsFault[];
        readonly fieldErrors?: Readonly<Record<string, readonly LdsFault[]>>;
      };
    };
    readonly message?: string;
  };
  type LdsFault = { readonly errorCode?: string; readonly message: string; readonly field?: string | null };
  type Wired<Data> = { readonly data?: Data; readonly error?: LdsError };
  type GraphqlError = { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> };
  type GraphqlWired<Data = any> = {
    readonly data?: Data;
    readonly errors?: readonly GraphqlError[];
    readonly refresh?: () => Promise<void>;
  };
  type ObjectInfo = {
    readonly apiName: string;
    readonly label: string;
    readonly defaultRecordTypeId: string;
    readonly fields: Readonly<Record<string, { readonly label: string; readonly updateable: boolean }>>;
  };
  type PicklistValues = {
    readonly picklistFieldValues: Readonly<
      Record<string, { readonly values: readonly { readonly label: string; readonly value: string }[] }>
    >;
  };
  type PageReference = {
    readonly type: string;
    readonly attributes?: Readonly<Record<string, unknown>>;
    readonly state?: Readonly<Record<string, unknown>>;
  };
}
