// SPDX-License-Identifier: Apache-2.0
// https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_theme_info.htm
import { textOf } from '../../metadata/xml/element.ts';
import { readKeptXml } from '../../metadata/xml/keptXml.ts';
import type { ObjectDef } from '../../schema/definitions.ts';
import type { UiRequest } from '../uiRequest.ts';

/** Colour and icon of an object: a custom one has those of its tab's motif (`Custom57: Building Block`). */
export function describeTheme(
  { org }: UiRequest,
  { name, kind }: ObjectDef,
  { origin }: URL,
): { readonly color: string; readonly iconUrl: string } | null {
  if (kind === 'standard') {
    const color = STANDARD_COLORS[name];
    return color === undefined ? null : theme(origin, `standard/${name.toLowerCase()}`, color);
  }
  const tab = org.components.get('CustomTab', name);
  const motif = tab && /^Custom(\d+)/.exec(textOf(readKeptXml(tab.xml), 'motif') ?? '')?.[1];
  return motif === undefined ? null : theme(origin, `custom/custom${motif}`, CUSTOM_COLOR);
}

const theme = (origin: string, icon: string, color: string) => ({
  color,
  iconUrl: `${origin}/img/icon/t4v35/${icon}_120.png`,
});

const CUSTOM_COLOR = '747474';

const STANDARD_COLORS: Readonly<Record<string, string>> = {
  Account: '5867E8',
  Contact: '9602C7',
  Event: 'CB65FF',
  Opportunity: 'FF5D2D',
  Task: '3BA755',
  User: '0D9DDA',
};
