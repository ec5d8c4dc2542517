// SPDX-License-Identifier: Apache-2.0
import { nameFile, renderFile, saveFile, setupUrlOf } from '../thresholdFile';

const RECORD = { DeveloperName: 'High', Active__c: true, Min_Probability__c: 0.6, Segment__c: null };

describe('nameFile', () => {
  it('carries the season where there is one', () => {
    expect([nameFile('2027'), nameFile('')]).toEqual(['thresholds-2027.json', 'thresholds.json']);
  });
});

describe('renderFile', () => {
  it('holds the records whole, without their Ids', () => {
    const text = renderFile([{ ...RECORD, Id: 'm00000000000001AAA' }]);
    expect(JSON.parse(text)).toEqual({ thresholds: [RECORD] });
    expect(text.endsWith('}\n')).toBe(true);
  });
});

describe('setupUrlOf', () => {
  it('leads to the record', () => {
    expect(setupUrlOf('m00000000000001AAA')).toBe('/lightning/setup/CustomMetadata/page?address=%2Fm00000000000001AAA');
  });

  it('leads to the list where the Id is not known', () => {
    expect([setupUrlOf(undefined), setupUrlOf(null)]).toEqual(
      new Array(2).fill('/lightning/setup/CustomMetadata/home'),
    );
  });
});

describe('saveFile', () => {
  it('downloads the text under the name, and lets it go', async () => {
    const saved = [];
    URL.createObjectURL = jest.fn().mockReturnValue('blob:one');
    URL.revokeObjectURL = jest.fn();
    const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function () {
      saved.push([this.href, this.download]);
    });
    saveFile('thresholds-2027.json', '{}\n');
    click.mockRestore();
    const [[blob]] = URL.createObjectURL.mock.calls;
    expect(saved).toEqual([['blob:one', 'thresholds-2027.json']]);
    expect([blob.type, blob.size]).toEqual(['application/json', 3]);
    expect(URL.revokeObjectURL).toHaveBeenCalledWith('blob:one');
  });
});
