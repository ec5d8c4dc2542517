// SPDX-License-Identifier: Apache-2.0
import { LightningElement, api } from 'lwc';
import { fill } from 'c/churnFormat';
import { formatChange, formatCount } from 'c/churnWorkbenchFigures';
import AFTER from '@salesforce/label/c.Churn_Workbench_After';
import ALERT_NOTE from '@salesforce/label/c.Churn_Workbench_Alert_Note';
import ALERTS_BY_TAKER from '@salesforce/label/c.Churn_Workbench_Alerts_By_Taker';
import CAPACITY_NONE from '@salesforce/label/c.Churn_Workbench_Capacity_None';
import CAPACITY_OVER from '@salesforce/label/c.Churn_Workbench_Capacity_Over';
import CAPACITY_SUMMARY from '@salesforce/label/c.Churn_Workbench_Capacity_Summary';
import CHANGE from '@salesforce/label/c.Churn_Workbench_Change';
import NO_ALERTS from '@salesforce/label/c.Churn_Workbench_No_Alerts';
import NOW from '@salesforce/label/c.Churn_Workbench_Now';
import OWNER from '@salesforce/label/c.Churn_Workbench_Owner';
import OWNER_UNKNOWN from '@salesforce/label/c.Churn_Workbench_Owner_Unknown';
import QUEUE from '@salesforce/label/c.Churn_Workbench_Queue';
import SHOW_ALL from '@salesforce/label/c.Churn_Workbench_Show_All';
import SHOW_FEWER from '@salesforce/label/c.Churn_Workbench_Show_Fewer';
import TAKER from '@salesforce/label/c.Churn_Workbench_Taker';

/** So many stand there at first: the ones with the most alerts. */
const FEW = 10;

/** Who would get the alerts, as loaded and as tried; those over capacity are marked. */
export default class ChurnAlertLoad extends LightningElement {
  /** Most alerts first. @type {readonly import('c/churnCore').TakerChange[]} */
  @api takers = [];
  /** Names of users by Id. @type {Readonly<Record<string, string>>} */
  @api names = {};
  /** How many alerts an owner may get; null: no limit. @type {number | null} */
  @api capacity = null;

  showsAll = false;

  labels = {
    after: AFTER,
    change: CHANGE,
    none: NO_ALERTS,
    note: ALERT_NOTE,
    now: NOW,
    taker: TAKER,
    title: ALERTS_BY_TAKER,
  };

  get hasTakers() {
    return this.takers.length > 0;
  }

  get isLong() {
    return this.takers.length > FEW;
  }

  get moreText() {
    return this.showsAll ? SHOW_FEWER : fill(SHOW_ALL, formatCount(this.takers.length));
  }

  get capacityText() {
    if (this.capacity === null) return CAPACITY_NONE;
    const owners = this.takers.filter(({ kind }) => kind === 'owner');
    const over = owners.filter((taker) => taker.over).length;
    const overNow = owners.filter((taker) => taker.overNow).length;
    return fill(CAPACITY_SUMMARY, formatCount(this.capacity), formatCount(over), formatCount(overNow));
  }

  get rows() {
    const shown = this.showsAll ? this.takers : this.takers.slice(0, FEW);
    return shown.map((taker) => this.describe(taker));
  }

  handleMore() {
    this.showsAll = !this.showsAll;
  }

  /** @param {import('c/churnCore').TakerChange} taker */
  describe({ kind, id, now, after, capacity, over }) {
    const isOwner = kind === 'owner';
    return {
      id,
      kind: isOwner ? OWNER : QUEUE,
      icon: isOwner ? 'utility:user' : 'utility:groups',
      name: isOwner ? (this.names[id] ?? OWNER_UNKNOWN) : id,
      now: formatCount(now),
      after: formatCount(after),
      change: formatChange(after - now),
      over,
      overText: fill(CAPACITY_OVER, formatCount(after - (capacity ?? 0))),
    };
  }
}
