// SPDX-License-Identifier: Apache-2.0
import { parseFault } from '../src/faultOrder.ts';

test.each([
  ['flood', { name: 'flood' }],
  ['flood=depth:3,of:sand', { name: 'flood', depth: '3', of: 'sand' }],
  ['flood=place:http://delta:80', { name: 'flood', place: 'http://delta:80' }],
  ['flood=name:drought', { name: 'flood' }],
])('%s is an order', (argument, order) => {
  expect(parseFault(argument)).toEqual(order);
});

test('an option without a value is refused', () => {
  expect(() => parseFault('flood=deep')).toThrow(
    '--fault flood=deep: "deep" has no value; write flood=key:value,key:value',
  );
});
