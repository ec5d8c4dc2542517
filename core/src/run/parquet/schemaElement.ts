// SPDX-License-Identifier: Apache-2.0
import type { SchemaElement } from 'hyparquet';

/**
 * The schema element with the annotation that makes hyparquet decode what we want: whole unscaled numbers for DECIMAL
 * (its own result is a rounded product), text for bytes without annotation, and bytes for long JSON text, of which only
 * some rows are decoded.
 */
export function adaptElement(element: SchemaElement, role: 'text' | 'number' | 'day' | 'list'): SchemaElement {
  const { converted_type: _converted, logical_type: _logical, ...bare } = element;
  if (role === 'number') return isDecimal(element) ? bare : element;
  if (element.type !== 'BYTE_ARRAY') return element;
  return role === 'list' ? bare : { ...bare, converted_type: 'UTF8' };
}

export function isDecimal({ converted_type, logical_type }: SchemaElement): boolean {
  return converted_type === 'DECIMAL' || logical_type?.type === 'DECIMAL';
}

/** A bare integer is no day. */
export function isDay({ type, converted_type: converted, logical_type: logical }: SchemaElement): boolean {
  return (
    type === 'INT96' ||
    converted === 'DATE' ||
    converted === 'TIMESTAMP_MILLIS' ||
    converted === 'TIMESTAMP_MICROS' ||
    logical?.type === 'DATE' ||
    logical?.type === 'TIMESTAMP'
  );
}

/** Places of a DECIMAL. */
export function scaleOf({ scale, logical_type }: SchemaElement): number {
  return scale ?? (logical_type?.type === 'DECIMAL' ? logical_type.scale : 0);
}
