// SPDX-License-Identifier: Apache-2.0
import ERROR from '@salesforce/label/c.Churn_Workbench_Error';
import INTRO from '@salesforce/label/c.Churn_Workbench_Intro';
import LOADING from '@salesforce/label/c.Churn_Workbench_Loading';
import NO_ACCESS from '@salesforce/label/c.Churn_Workbench_No_Access';
import NO_ACCESS_TEXT from '@salesforce/label/c.Churn_Workbench_No_Access_Text';
import NO_PREVIEW from '@salesforce/label/c.Churn_Workbench_No_Preview';
import NO_PREVIEW_TEXT from '@salesforce/label/c.Churn_Workbench_No_Preview_Text';
import NO_RUN from '@salesforce/label/c.Churn_Workbench_No_Run';
import NO_RUN_TEXT from '@salesforce/label/c.Churn_Workbench_No_Run_Text';
import RETRY from '@salesforce/label/c.Churn_Workbench_Retry';
import RUN from '@salesforce/label/c.Churn_Workbench_Run';
import RUN_OPTION from '@salesforce/label/c.Churn_Workbench_Run_Option';
import SEASON from '@salesforce/label/c.Churn_Workbench_Season';
import TITLE from '@salesforce/label/c.Churn_Workbench_Title';
import UNREADABLE from '@salesforce/label/c.Churn_Workbench_Unreadable';
import UNREADABLE_TEXT from '@salesforce/label/c.Churn_Workbench_Unreadable_Text';

export const TEXTS = {
  intro: INTRO,
  retry: RETRY,
  run: RUN,
  runOption: RUN_OPTION,
  season: SEASON,
  title: TITLE,
};

/** What stands in place of the page's content. @type {Record<import('./answers').PageState, {title: string, text: string}>} */
export const STATE_TEXTS = {
  error: { title: ERROR, text: '' },
  loading: { title: LOADING, text: '' },
  noAccess: { title: NO_ACCESS, text: NO_ACCESS_TEXT },
  noPreview: { title: NO_PREVIEW, text: NO_PREVIEW_TEXT },
  noRun: { title: NO_RUN, text: NO_RUN_TEXT },
  unreadable: { title: UNREADABLE, text: UNREADABLE_TEXT },
};
