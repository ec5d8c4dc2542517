// SPDX-License-Identifier: Apache-2.0
import ChurnRiskTask from 'c/churnRiskTask';
import { clear, find, setNow, show, textOf } from 'fixtures/onPage';

const TASK = { id: '00T1', subject: 'Churn risk: Acme', dueDate: '2026-11-26', statusLabel: 'Not Started' };
const showTask = (risk) => show('c-churn-risk-task', ChurnRiskTask, { risk });

describe('c-churn-risk-task', () => {
  beforeEach(() => setNow('2026-11-23T12:00:00Z'));
  afterEach(() => {
    clear();
    jest.useRealTimers();
  });

  it('links the open Task and says when it is due', async () => {
    const element = await showTask({ task: TASK, alertNumber: 1 });

    const { recordId, objectApiName, label } = find(element, 'task');
    expect([recordId, objectApiName, label]).toEqual(['00T1', 'Task', 'Churn risk: Acme']);
    expect(textOf(element, 'status')).toBe('Due Nov 26, 2026 (in 3 days) · Not Started');
    await expect(element).toBeAccessible();
  });

  it('names a Task whose subject may not be read', async () => {
    const element = await showTask({ task: { id: '00T1' } });

    expect([find(element, 'task').label, textOf(element, 'status')]).toEqual(['Task', '']);
  });

  it('says why there is no Task', async () => {
    const element = await showTask({ task: null, alertNumber: 1, taskError: 'No Task: nobody can take it.' });

    expect(textOf(element, 'missing')).toBe('No Task: nobody can take it.');
    await expect(element).toBeAccessible();
  });

  it('says that the Task is done', async () => {
    expect(textOf(await showTask({ task: null, alertNumber: 2, taskError: null }), 'missing')).toBe('No task is open.');
  });

  it.each([
    ['no alert was given', { task: null, alertNumber: 0 }],
    ['Tasks may not be read', { task: undefined, alertNumber: 1 }],
  ])('is empty where %s', async (_name, risk) => {
    expect((await showTask(risk)).shadowRoot.textContent).toBe('');
  });
});
