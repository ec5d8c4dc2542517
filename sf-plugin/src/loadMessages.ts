// SPDX-License-Identifier: Apache-2.0
import { Messages } from '@salesforce/core';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);

/** Every text of `sf churn load`: messages/churn.load.md. */
export const messages = Messages.loadMessages('sf-plugin-churn', 'churn.load');
