// SPDX-License-Identifier: Apache-2.0
import { problem, type Problem } from './problem.ts';
import type { Draft } from './types/metadataType.ts';

// the platform's most characters of texts in metadata, by type and tag
const LENGTHS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  CompactLayout: { label: 40 },
  CustomApplication: { description: 255, label: 40 },
  CustomField: { description: 1000, inlineHelpText: 510, label: 40, relationshipLabel: 80 },
  CustomLabel: { shortDescription: 80, value: 1000 },
  CustomMetadata: { label: 40 },
  CustomObject: { description: 1000, label: 40, pluralLabel: 40 },
  CustomTab: { description: 255 },
  Dashboard: { description: 255, title: 80 },
  DashboardFolder: { name: 40 },
  FlexiPage: { description: 255, masterLabel: 80 },
  LightningComponentBundle: { description: 255, masterLabel: 80 },
  ListView: { label: 40 },
  PermissionSet: { description: 255, label: 80 },
  Queue: { name: 40 },
  Report: { description: 255, name: 40 },
  ReportFolder: { name: 40 },
  ReportType: { description: 255, label: 50 },
  ValidationRule: { description: 255, errorMessage: 255 },
};

/** Texts of a component that the platform cannot keep. */
export function longTexts({ type, element }: Draft): readonly Problem[] {
  const lengths = LENGTHS[type] ?? {};
  return element.children
    .filter(({ name, text }) => text.trim().length > (lengths[name] ?? Infinity))
    .map(({ name, line }) => problem(`Value too long for field: ${name} maximum length is:${lengths[name]}`, line));
}
