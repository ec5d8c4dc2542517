// SPDX-License-Identifier: Apache-2.0
import { Messages } from '@salesforce/core';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);

/** Every text of `sf churn undo`: messages/churn.undo.md. */
export const messages = Messages.loadMessages('sf-plugin-churn', 'churn.undo');
