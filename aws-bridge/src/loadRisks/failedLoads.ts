// SPDX-License-Identifier: Apache-2.0
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

/** The queue of events whose load failed for good. An alarm watches its depth; its messages can be sent again. */
export interface FailedLoads {
  put(letter: FailedLoad): Promise<void>;
}

export type FailedLoad = {
  /** The event, as it came. */
  readonly body: string;
  /** Why, and what to do: without a customer's data. */
  readonly cause: string;
};

const LONGEST_CAUSE = 2_000;

export function openFailedLoads(queueUrl: string): FailedLoads {
  const client = new SQSClient({});
  return {
    put: async ({ body, cause }) => {
      await client.send(
        new SendMessageCommand({
          QueueUrl: queueUrl,
          MessageBody: body,
          MessageAttributes: { cause: { DataType: 'String', StringValue: attributeText(cause) } },
        }),
      );
    },
  };
}

/** Control characters are not allowed in an attribute. */
function attributeText(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').slice(0, LONGEST_CAUSE);
}
