// SPDX-License-Identifier: Apache-2.0
import { LightningElement, api } from 'lwc';
import { fill } from 'c/churnFormat';
import { formatBound } from 'c/churnWorkbenchFigures';
import { nameFile, renderFile, saveFile, setupUrlOf } from './thresholdFile';
import BY_HAND from '@salesforce/label/c.Churn_Workbench_Copy_By_Hand';
import CHANGED from '@salesforce/label/c.Churn_Workbench_Changed';
import CHANGES from '@salesforce/label/c.Churn_Workbench_Changes';
import CHANGES_COMPARE from '@salesforce/label/c.Churn_Workbench_Changes_Compare';
import CHANGES_NONE from '@salesforce/label/c.Churn_Workbench_Changes_None';
import CHANGES_NOTE from '@salesforce/label/c.Churn_Workbench_Changes_Note';
import COMMAND_NOTE from '@salesforce/label/c.Churn_Workbench_Command_Note';
import COPIED from '@salesforce/label/c.Churn_Workbench_Copied';
import COPY_FILE from '@salesforce/label/c.Churn_Workbench_Copy_File';
import COPY_VALUE from '@salesforce/label/c.Churn_Workbench_Copy_Value';
import DOWNLOAD from '@salesforce/label/c.Churn_Workbench_Download';
import FILE from '@salesforce/label/c.Churn_Workbench_File';
import FILE_NOTE from '@salesforce/label/c.Churn_Workbench_File_Note';
import OPEN_IN_SETUP from '@salesforce/label/c.Churn_Workbench_Open_In_Setup';
import OPEN_OF from '@salesforce/label/c.Churn_Workbench_Open_In_Setup_Of';

/**
 * How thresholds that were tried are put into force. A page can't save Custom Metadata: Setup, or a file.
 */
export default class ChurnThresholdChanges extends LightningElement {
  /** The thresholds of the load. @type {readonly import('c/churnCore').ThresholdRecord[]} */
  @api loaded = [];
  /** The same records as they are tried. @type {readonly import('c/churnCore').ThresholdRecord[]} */
  @api tried = [];
  /** @type {string} */
  @api season;

  copied = '';
  /** What the browser did not copy, to be copied by hand. @type {string | undefined} */
  uncopied;

  labels = {
    byHand: BY_HAND,
    commandNote: COMMAND_NOTE,
    compare: CHANGES_COMPARE,
    copyFile: COPY_FILE,
    file: FILE,
    fileNote: FILE_NOTE,
    none: CHANGES_NONE,
    note: CHANGES_NOTE,
    setup: OPEN_IN_SETUP,
    title: CHANGES,
  };

  get hasChanges() {
    return this.rows.length > 0;
  }

  get rows() {
    return this.tried.flatMap((record, i) => {
      const [before, value] = [this.loaded[i]?.Min_Probability__c ?? 0, record.Min_Probability__c ?? 0];
      return before === value ? [] : [describeChange(record, before, value)];
    });
  }

  get fileName() {
    return nameFile(this.season);
  }

  get fileText() {
    return renderFile(this.tried);
  }

  get downloadText() {
    return fill(DOWNLOAD, this.fileName);
  }

  get command() {
    return `sf churn preview --run RUN --target-org ORG --thresholds ${this.fileName}`;
  }

  handleDownload() {
    saveFile(this.fileName, this.fileText);
  }

  /** @param {Event} event */
  async handleCopy(event) {
    const text = /** @type {HTMLElement} */ (event.currentTarget).dataset.copy ?? '';
    this.copied = '';
    try {
      await navigator.clipboard.writeText(text);
      this.uncopied = undefined;
      this.copied = COPIED;
    } catch {
      this.uncopied = text;
    }
  }
}

/**
 * @param {import('c/churnCore').ThresholdRecord} record
 * @param {number} before
 * @param {number} value
 */
function describeChange(record, before, value) {
  const { DeveloperName: name, Label, Id } = record;
  const label = Label ?? name;
  return {
    name,
    text: fill(CHANGED, label, formatBound(before), formatBound(value)),
    value: String(value),
    copyText: fill(COPY_VALUE, formatBound(value), label),
    setupText: fill(OPEN_OF, label),
    setupUrl: setupUrlOf(Id),
  };
}
