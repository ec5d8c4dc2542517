// SPDX-License-Identifier: Apache-2.0
import { LightningElement, api } from 'lwc';
import { daysBetween, fill, formatDay, formatDistance, today } from 'c/churnFormat';
import asOfLabel from '@salesforce/label/c.Churn_Panel_As_Of';
import oldFigures from '@salesforce/label/c.Churn_Panel_Figures_Old';
import model from '@salesforce/label/c.Churn_Panel_Model';
import runLabel from '@salesforce/label/c.Churn_Panel_Run';

/** Figures of a month and a half miss at least one month of usage: a reader should know before calling a customer. */
const OLD_AFTER_DAYS = 45;

/** Up to which day the figures know the world, and which model and run they come from. */
export default class ChurnRiskSource extends LightningElement {
  /** @type {import('c/churnRiskRecord').Risk} */
  @api risk;
  /** The season's last loaded run: it confirmed the risk, even where it did not change it. @type {import('c/churnRiskRecord').Run | undefined} */
  @api seasonRun;

  labels = { run: runLabel };

  get asOf() {
    const day = this.day;
    return day ? fill(asOfLabel, formatDay(day), formatDistance(day, today())) : undefined;
  }

  get warning() {
    const day = this.day;
    return day && daysBetween(day, today()) > OLD_AFTER_DAYS ? fill(oldFigures, OLD_AFTER_DAYS) : undefined;
  }

  get model() {
    const { modelName, modelVersion } = this.risk.run ?? {};
    const named = [modelName, modelVersion].filter(Boolean).join(' ');
    return named ? fill(model, named) : undefined;
  }

  get run() {
    return this.risk.run?.name ? this.risk.run : undefined;
  }

  get day() {
    return this.seasonRun?.asOf ?? this.risk.asOf;
  }
}
