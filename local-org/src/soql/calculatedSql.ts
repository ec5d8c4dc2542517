// SPDX-License-Identifier: Apache-2.0
import type { Org } from '../org.ts';
import type { SqlFunction } from '../records/database.ts';
import { toColumn } from '../records/table.ts';

/** Lets SQL read, filter and sort by calculated fields, which no table holds: `calculated(object, field, id, userId)`. */
export function calculatedSql(org: Org): SqlFunction {
  return {
    name: 'calculated',
    changing: true,
    call(objectName, fieldName, id, userId) {
      const object = org.schema.object(String(objectName));
      const values = id === null || object === undefined ? undefined : org.records.read(object.name, String(id));
      if (object === undefined || values === undefined) return null;
      return toColumn(
        org.automation.calculate(object, String(fieldName), values, { userId: String(userId), system: false }),
      );
    },
  };
}
