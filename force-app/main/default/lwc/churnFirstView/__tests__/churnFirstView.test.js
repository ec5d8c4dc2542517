// SPDX-License-Identifier: Apache-2.0
import { stampFirstView, whenShown } from 'c/churnFirstView';
import { updateRecord } from 'lightning/uiRecordApi';
import { setNow } from 'fixtures/onPage';

const RISK = { reasons: [], firstViewed: null, lastModified: '2026-11-20T08:00:00Z' };

describe('c-churn-first-view: the stamp', () => {
  beforeEach(() => {
    setNow('2026-11-23T12:00:00Z');
    updateRecord.mockReset().mockResolvedValue({ lastModifiedDate: 'new' });
  });
  afterEach(() => jest.useRealTimers());

  it('is the moment of the first view', async () => {
    expect(await stampFirstView({ ...RISK, id: 'blank' })).toEqual({
      fields: { First_Viewed__c: '2026-11-23T12:00:00.000Z' },
      lastModified: 'new',
    });
    expect(updateRecord.mock.calls).toEqual([
      [
        { fields: { Id: 'blank', First_Viewed__c: '2026-11-23T12:00:00.000Z' } },
        { ifUnmodifiedSince: '2026-11-20T08:00:00Z' },
      ],
    ]);
  });

  it('is tried once for a risk and page, and its error is nobody’s', async () => {
    updateRecord.mockRejectedValue(new Error('conflict'));

    expect(await stampFirstView({ ...RISK, id: 'failing' })).toBeUndefined();
    expect(await stampFirstView({ ...RISK, id: 'failing' })).toBeUndefined();
    expect(updateRecord).toHaveBeenCalledTimes(1);
  });

  it.each([['2026-11-01T00:00:00Z'], [undefined]])('is left where it is %s', async (firstViewed) => {
    expect(await stampFirstView({ ...RISK, id: 'viewed', firstViewed })).toBeUndefined();
    expect(updateRecord).not.toHaveBeenCalled();
  });
});

describe('c-churn-first-view: what is shown', () => {
  const callback = jest.fn();
  let observed;

  beforeEach(() => {
    callback.mockReset();
    observed = { disconnect: jest.fn(), observe: jest.fn() };
    window.IntersectionObserver = class {
      constructor(tell) {
        Object.assign(this, observed);
        observed.tell = tell;
      }
    };
  });
  afterEach(() => delete window.IntersectionObserver);

  it('is told once it is on the screen', () => {
    whenShown(document.body, callback);
    expect(observed.observe).toHaveBeenCalledWith(document.body);

    observed.tell([{ isIntersecting: false }]);
    expect(callback).not.toHaveBeenCalled();

    observed.tell([{ isIntersecting: true }]);
    expect(callback).toHaveBeenCalledTimes(1);
    expect(observed.disconnect).toHaveBeenCalledTimes(1);
  });

  it('is not watched any more after that', () => {
    whenShown(document.body, callback)();

    expect(observed.disconnect).toHaveBeenCalledTimes(1);
  });

  it('is told at once where the browser cannot watch', () => {
    delete window.IntersectionObserver;

    whenShown(document.body, callback)();

    expect(callback).toHaveBeenCalledTimes(1);
  });
});
