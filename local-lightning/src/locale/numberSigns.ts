// SPDX-License-Identifier: Apache-2.0

/** Signs and patterns (UTS 35) of `@salesforce/i18n/number.<name>`. */
export function readNumberSigns(locale: string, currency: string): Readonly<Record<string, string>> {
  const number = partsOf(locale, { useGrouping: true, minimumFractionDigits: 1 });
  const money = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const;
  return {
    groupingSeparator: number('group'),
    decimalSeparator: number('decimal'),
    minusSign: number('minusSign'),
    plusSign: '+',
    percentSign: partsOf(locale, { style: 'percent' })('percentSign'),
    perMilleSign: '‰',
    exponentialSign: 'E',
    superscriptingExponentSign: '×',
    infinity: '∞',
    nan: 'NaN',
    currencySymbol: partsOf(locale, money)('currency'),
    numberFormat: '#,##0.###',
    percentFormat: patternOf(locale, { style: 'percent' }, '#,##0'),
    currencyFormat: patternOf(locale, money, '#,##0.00'),
  };
}

function partsOf(locale: string, options: Intl.NumberFormatOptions): (type: string) => string {
  const parts = new Intl.NumberFormat(locale, options).formatToParts(-1_234_567.5);
  return (type) => parts.find((part) => part.type === type)?.value ?? '';
}

/** The pattern of the figures with the sign where the locale puts it. */
function patternOf(locale: string, options: Intl.NumberFormatOptions, figures: string): string {
  const parts = new Intl.NumberFormat(locale, options).formatToParts(1);
  return parts
    .map(({ type, value }) => {
      if (type === 'integer') return figures;
      if (type === 'currency') return '¤';
      return type === 'percentSign' || type === 'literal' ? value : '';
    })
    .join('');
}
