// SPDX-License-Identifier: Apache-2.0
import { LightningElement } from 'lwc';

/** The page where admins try thresholds on the last load. */
export default class ChurnThresholdWorkbench extends LightningElement {}
