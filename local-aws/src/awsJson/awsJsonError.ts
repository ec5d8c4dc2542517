// SPDX-License-Identifier: Apache-2.0

/** A refusal as the AWS JSON protocols carry it: `type` is the error's shape, such as `ValidationException`. */
export class AwsJsonError extends Error {
  readonly type: string;
  readonly status: number;

  constructor(type: string, message: string, status = 400) {
    super(message);
    this.type = type;
    this.status = status;
  }
}

export const refuseInput = (message: string): AwsJsonError => new AwsJsonError('ValidationException', message);
