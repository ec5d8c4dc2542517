// SPDX-License-Identifier: Apache-2.0
import { LightningElement, api } from 'lwc';

/** In the place of a standard component that the stand-in does not have. */
export default class Missing extends LightningElement {
  /** `force:chatter` */
  @api name;
}
