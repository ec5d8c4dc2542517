// SPDX-License-Identifier: Apache-2.0
// A file without imports, so that these are declarations of modules and no additions to them.
declare module 'lightning/graphql' {
  export function gql(parts: TemplateStringsArray, ...values: readonly unknown[]): unknown;
  export const graphql: WireAdapter<GraphqlWired>;
  export function executeMutation(request: {
    readonly query: unknown;
    readonly variables?: Readonly<Record<string, unknown>>;
    readonly operationName?: string;
  }): Promise<{ readonly data?: any; readonly errors?: readonly GraphqlError[] }>;
}

declare module 'lightning/uiRecordApi' {
  export const getRecord: WireAdapter<Wired<unknown>>;
  export function getFieldValue(record: unknown, field: string | FieldReference): unknown;
  export function getFieldDisplayValue(record: unknown, field: string | FieldReference): string | null | undefined;
  export function updateRecord(
    input: { readonly fields: Readonly<Record<string, unknown>> },
    options?: { readonly ifUnmodifiedSince?: string },
  ): Promise<unknown>;
  export function notifyRecordUpdateAvailable(records: readonly { readonly recordId: string }[]): Promise<void>;
}

declare module 'lightning/uiObjectInfoApi' {
  export const getObjectInfo: WireAdapter<Wired<ObjectInfo>>;
  export const getPicklistValuesByRecordType: WireAdapter<Wired<PicklistValues>>;
}

declare module 'lightning/navigation' {
  export const CurrentPageReference: WireAdapter<PageReference>;
  export const NavigationMixin: {
    <Base extends new (...args: any[]) => object>(base: Base): Base & (new (...args: any[]) => Record<symbol, any>);
    readonly Navigate: unique symbol;
    readonly GenerateUrl: unique symbol;
  };
}

declare module 'lightning/platformShowToastEvent' {
  export class ShowToastEvent extends CustomEvent<unknown> {
    constructor(toast: {
      readonly title: string;
      readonly message?: string;
      readonly variant?: 'info' | 'success' | 'warning' | 'error';
      readonly mode?: 'dismissible' | 'pester' | 'sticky';
    });
  }
}

declare module '@salesforce/label/*' {
  const text: string;
  export default text;
}

declare module '@salesforce/i18n/*' {
  const value: string;
  export default value;
}

declare module '@salesforce/schema/*' {
  const reference: FieldReference & ObjectReference;
  export default reference;
}
