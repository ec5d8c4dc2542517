// SPDX-License-Identifier: Apache-2.0
import { Messages } from '@salesforce/core';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);

/** The texts that the commands of `sf churn run` share: messages/churn.run.md. */
export const messages = Messages.loadMessages('sf-plugin-churn', 'churn.run');
