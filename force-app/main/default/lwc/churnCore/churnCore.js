// SPDX-License-Identifier: Apache-2.0
// Generated from core/src/rules/preview/index.ts by `npm run write:churn-core`. Do not edit: a test compares.

// core/src/churnError.ts
var ChurnError = class extends Error {
  code;
  /** What to do next: one sentence or a command that can be pasted. */
  next;
  /** Machine-readable detail for `--json` (never a customer's data). */
  data;
  constructor(code, message, next, options = {}) {
    super(message, options.cause === void 0 ? {} : { cause: options.cause });
    this.name = "ChurnError";
    this.code = code;
    this.next = next;
    this.data = options.data;
  }
};

// core/src/rules/exactDecimal.ts
function exactDecimal(value) {
  const [mantissa = "", power = "0"] = String(value).split("e");
  const point = mantissa.indexOf(".");
  if (point < 0) return { digits: BigInt(mantissa), exponent: Number(power) };
  const places = mantissa.length - point - 1;
  return { digits: BigInt(mantissa.slice(0, point) + mantissa.slice(point + 1)), exponent: Number(power) - places };
}
function powerOfTen(power) {
  return POWERS[power] ??= 10n ** BigInt(power);
}
var POWERS = [];
function ceilScaled({ digits, exponent }, places) {
  const shift = exponent + places;
  if (shift >= 0) return digits * powerOfTen(shift);
  const unit = powerOfTen(-shift);
  return (digits + unit - 1n) / unit;
}
function divideHalfAway(numerator, denominator) {
  const size = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * size + denominator) / (2n * denominator);
  return numerator < 0n ? -rounded : rounded;
}
function decimalText(units, places) {
  const size = String(units < 0n ? -units : units).padStart(places + 1, "0");
  const sign = units < 0n ? "-" : "";
  return `${sign}${size.slice(0, size.length - places)}${places > 0 ? "." : ""}${size.slice(size.length - places)}`;
}
function figureOf(units, places) {
  const text = decimalText(units, places);
  return units > -(10n ** 15n) && units < 10n ** 15n ? Number(text) : text;
}

// core/src/rules/neverDeciding.ts
function findNeverDeciding(thresholds) {
  return thresholds.flatMap((never, i) => {
    const because = thresholds.slice(0, i).find((earlier) => firesWhenever(earlier, never));
    return because === void 0 ? [] : [{ never, because }];
  });
}
function firesWhenever(threshold, other) {
  return threshold.minMicros <= other.minMicros && threshold.minValueCents <= other.minValueCents && (threshold.segment === void 0 || threshold.segment === other.segment) && (threshold.maxDays === void 0 || other.maxDays !== void 0 && threshold.maxDays >= other.maxDays) && threshold.minRenewals <= other.minRenewals;
}

// core/src/rules/codePointOrder.ts
function compareCodePoints(left, right) {
  const length = Math.min(left.length, right.length);
  for (let i = 0; i < length; i++) {
    const a = left.charCodeAt(i);
    const b = right.charCodeAt(i);
    if (a !== b) return planeOrder(a) - planeOrder(b);
  }
  return left.length - right.length;
}
function planeOrder(unit) {
  if (unit < 55296) return unit;
  return unit < 57344 ? unit + 8192 : unit - 2048;
}

// core/src/rules/severity.ts
function compareSeverity(left, right) {
  return right.rank - left.rank || right.minProbability - left.minProbability || compareCodePoints(left.developerName, right.developerName);
}

// core/src/rules/threshold.ts
var ACCOUNT_OWNER = "Account Owner";

// core/src/rules/thresholdFaults.ts
function findRecordFaults(record, queues) {
  const messages = {
    // Threshold__c of a Risk holds it
    DeveloperName: textFault(record.DeveloperName, 40),
    Band__c: textFault(record.Band__c, 40),
    Rank__c: numberFault(record.Rank__c, { least: 1, most: 99, whole: true, required: true }),
    Min_Probability__c: numberFault(record.Min_Probability__c, { least: 0, most: 1, required: true }),
    Min_Renewal_Value__c: numberFault(record.Min_Renewal_Value__c, { least: 0 }),
    Max_Days_To_Renewal__c: numberFault(record.Max_Days_To_Renewal__c, { least: 0, whole: true }),
    Min_Renewals__c: numberFault(record.Min_Renewals__c, { least: 1, whole: true }),
    Task_Due_In_Days__c: numberFault(record.Task_Due_In_Days__c, { least: 0, whole: true }),
    Assign_To__c: assigneeFault(record.Assign_To__c, queues)
  };
  return faultsOf(record.DeveloperName, messages);
}
function faultsOf(developerName, messages) {
  return Object.entries(messages).flatMap(
    ([field, message]) => message === void 0 ? [] : [{ developerName, field, message }]
  );
}
function numberFault(value, rule) {
  if (value === null || value === void 0) return rule.required ? `is blank; it must be ${rangeOf(rule)}` : void 0;
  const fits = value >= rule.least && value <= (rule.most ?? Number.MAX_VALUE) && (!rule.whole || Number.isInteger(value));
  return fits ? void 0 : `is ${value}; it must be ${rangeOf(rule)}`;
}
function rangeOf({ least, most, whole, required }) {
  const kind = whole ? "a whole number" : "a number";
  const range = most === void 0 ? `of at least ${least}` : `from ${least} to ${most}`;
  return `${kind} ${range}${required ? "" : ", or blank"}`;
}
function textFault(value, most) {
  if (value === null || value === void 0 || value.trim() === "")
    return `is blank; it must have 1 to ${most} characters`;
  return value.length > most ? `has ${value.length} characters; it must have 1 to ${most}` : void 0;
}
function assigneeFault(value, queues) {
  const expected = `it must be "${ACCOUNT_OWNER}" or the DeveloperName of a queue`;
  if (value === null || value === void 0 || value.trim() === "") return `is blank; ${expected}`;
  if (value === ACCOUNT_OWNER || queues === void 0 || queues.has(value)) return void 0;
  return `is "${value}", which is no queue of the org; ${expected}`;
}

// core/src/rules/checkThresholds.ts
function checkThresholds(records, org) {
  const active = records.filter((record) => record.Active__c);
  const faults = [...active.flatMap((record) => findRecordFaults(record, org.queues)), ...findSetFaults(active)];
  if (faults.length > 0) return { thresholds: [], faults, warnings: [] };
  const thresholds = active.map(normalise).sort(compareSeverity);
  return { thresholds, faults, warnings: warningsOf(thresholds) };
}
function thresholdsRefused(faults) {
  const texts = faults.map((fault) => `${fault.developerName}, ${fault.field}: ${fault.message}`);
  return new ChurnError(
    "thresholds_invalid",
    `The thresholds can't be used: ${texts.join("; ")}.`,
    "Correct these records in Setup (Custom Metadata Types) or in the --thresholds file, and load again.",
    { data: faults }
  );
}
function findSetFaults(active) {
  return active.flatMap((record, i) => {
    const earlier = active.slice(0, i);
    const fault = (field, message) => ({ developerName: record.DeveloperName, field, message });
    const twin = earlier.find((other) => other.DeveloperName === record.DeveloperName);
    const sameRank = earlier.find((other) => other.Rank__c === record.Rank__c && other.Band__c !== record.Band__c);
    const sameBand = earlier.find((other) => other.Band__c === record.Band__c && other.Rank__c !== record.Rank__c);
    return [
      ...twin ? [fault("DeveloperName", "is there twice")] : [],
      ...sameRank ? [fault("Band__c", `rank ${record.Rank__c} has the band "${sameRank.Band__c}" in ${sameRank.DeveloperName}`)] : [],
      ...sameBand ? [fault("Rank__c", `band "${record.Band__c}" has the rank ${sameBand.Rank__c} in ${sameBand.DeveloperName}`)] : []
    ];
  });
}
function normalise(record) {
  const probability = exactDecimal(record.Min_Probability__c ?? 0);
  return {
    developerName: record.DeveloperName,
    band: record.Band__c ?? "",
    rank: record.Rank__c ?? 0,
    minProbability: record.Min_Probability__c ?? 0,
    minMicros: Number(ceilScaled(probability, 6)),
    halfMinMicros: Number(ceilScaled({ digits: probability.digits * 5n, exponent: probability.exponent - 1 }, 6)),
    minValueCents: Number(ceilScaled(exactDecimal(record.Min_Renewal_Value__c ?? 0), 2)),
    segment: isBlank(record.Segment__c) ? void 0 : record.Segment__c?.toLowerCase(),
    maxDays: record.Max_Days_To_Renewal__c ?? void 0,
    minRenewals: record.Min_Renewals__c ?? 1,
    createsTask: record.Creates_Task__c ?? false,
    taskPriority: isBlank(record.Task_Priority__c) ? null : record.Task_Priority__c ?? null,
    taskDueInDays: record.Task_Due_In_Days__c ?? void 0,
    assignTo: record.Assign_To__c ?? ""
  };
}
function warningsOf(thresholds) {
  if (thresholds.length === 0) return ["No threshold is active: no account can be at risk."];
  return findNeverDeciding(thresholds).map(
    ({ never, because }) => `Threshold ${never.developerName} can never decide: ${because.developerName} fires whenever it does, and goes first.`
  );
}
function isBlank(text) {
  return text === null || text === void 0 || text.trim() === "";
}

// core/src/plan/routeTask.ts
var FALLBACK_QUEUE = "Churn_Risk_Fallback";
function routeTask(assignTo, account) {
  if (assignTo !== ACCOUNT_OWNER) return { kind: "queue", name: assignTo };
  if (account.ownerActive) return { kind: "owner", name: account.ownerName, ownerId: account.ownerId };
  return { kind: "queue", name: FALLBACK_QUEUE };
}

// core/src/rules/preview/comparison.ts
function createComparisonTally(sides, { capacity, every }) {
  const [now, after] = [createSideTally(sides.now), createSideTally(sides.after)];
  let enter = 0;
  let leave = 0;
  return {
    add(owner, wantedNow, wantedAfter) {
      if (wantedNow !== void 0) now.add(owner, wantedNow);
      if (wantedAfter !== void 0) after.add(owner, wantedAfter);
      if (wantedNow === void 0 && wantedAfter !== void 0) enter++;
      if (wantedNow !== void 0 && wantedAfter === void 0) leave++;
    },
    finish: () => ({
      exact: every === 1,
      now: now.totals(every),
      after: after.totals(every),
      enter: enter * every,
      leave: leave * every,
      bands: compareBands(now.bands, after.bands, every),
      takers: compareTakers(now.takers, after.takers, every, capacity)
    })
  };
}
function createSideTally(thresholds) {
  const bands = new Map(
    [...thresholds].sort(compareSeverity).map(({ band, rank }) => [band, { rank, accounts: 0 }])
  );
  const takers = /* @__PURE__ */ new Map();
  let accounts = 0;
  let alerts = 0;
  let cents = 0n;
  return {
    bands,
    takers,
    add(owner, { deciding, valueAtRiskCents }) {
      accounts++;
      cents += valueAtRiskCents;
      const band = bands.get(deciding.band);
      if (band !== void 0) band.accounts++;
      if (!deciding.createsTask) return;
      alerts++;
      countTaker(takers, takerOf(deciding.assignTo, owner));
    },
    totals: (every) => ({
      accounts: accounts * every,
      alerts: alerts * every,
      value: figureOf(cents * BigInt(every), 2)
    })
  };
}
function takerOf(assignTo, { ownerId, ownerActive }) {
  const route = routeTask(assignTo, { ownerId, ownerActive, ownerName: "" });
  return route.kind === "owner" ? { kind: "owner", id: route.ownerId } : { kind: "queue", id: route.name };
}
function countTaker(takers, { kind, id }) {
  const key = `${kind}:${id}`;
  const counted = takers.get(key);
  if (counted === void 0) takers.set(key, { kind, id, alerts: 1 });
  else counted.alerts++;
}
function compareBands(now, after, every) {
  return [...new Map([...now, ...after]).entries()].map(([band, { rank }]) => ({
    band,
    rank,
    now: (now.get(band)?.accounts ?? 0) * every,
    after: (after.get(band)?.accounts ?? 0) * every
  })).sort((left, right) => right.rank - left.rank || compareCodePoints(left.band, right.band));
}
function compareTakers(now, after, every, limit) {
  return [...new Map([...now, ...after]).entries()].map(([key, { kind, id }]) => {
    const before = (now.get(key)?.alerts ?? 0) * every;
    const later = (after.get(key)?.alerts ?? 0) * every;
    const capacity = kind === "owner" ? limit : null;
    const isOver = (alerts) => capacity !== null && alerts > capacity;
    return { kind, id, now: before, after: later, capacity, overNow: isOver(before), over: isOver(later) };
  }).sort(
    (left, right) => right.after - left.after || right.now - left.now || compareCodePoints(left.kind, right.kind) || compareCodePoints(left.id, right.id)
  );
}

// core/src/rules/controlGroup.ts
function isAffordable({ valueAtRiskCents, valueIsPartial }, control) {
  return control.maxValueCents === void 0 || !valueIsPartial && valueAtRiskCents <= control.maxValueCents;
}

// core/src/rules/judge.ts
function createJudgeOf(thresholds, conditionsOf) {
  const rules = [...thresholds].sort(compareSeverity).map((threshold) => createRule(threshold, conditionsOf(threshold)));
  const leastMicros = Math.min(...thresholds.map((threshold) => threshold.minMicros));
  return (renewals) => {
    if (!renewals.some((renewal) => renewal.probabilityMicros >= leastMicros)) return void 0;
    const firing = rules.filter((rule) => fires(rule, renewals));
    const deciding = firing[0];
    if (deciding === void 0) return void 0;
    const atRisk = renewals.flatMap((renewal, i) => firing.some(({ meets }) => meets(renewal)) ? [i] : []);
    return { deciding: deciding.threshold, atRisk };
  };
}
function createRule(threshold, meetsConditions) {
  const { minMicros } = threshold;
  return { threshold, meets: (renewal) => renewal.probabilityMicros >= minMicros && meetsConditions(renewal) };
}
function fires({ threshold, meets }, renewals) {
  let met = 0;
  for (const renewal of renewals) {
    if (meets(renewal) && ++met >= threshold.minRenewals) return true;
  }
  return false;
}

// core/src/rules/measureRisk.ts
function measureValue(atRisk) {
  const lossUnits = atRisk.reduce((sum, renewal) => sum + expectedLoss(renewal), 0n);
  return {
    valueAtRiskCents: divideHalfAway(lossUnits, 1000000n),
    valueIsPartial: atRisk.some((renewal) => renewal.valueCents === null)
  };
}
function expectedLoss(renewal) {
  return BigInt(renewal.probabilityMicros) * BigInt(renewal.valueCents ?? 0);
}

// core/src/rules/preview/previewDocument.ts
var UNKNOWN_VALUE = -1;

// core/src/rules/preview/judgePreview.ts
function listAccounts(document) {
  const inactive = new Set(document.inactiveOwners);
  const renewals = listRenewals(document);
  let next = 0;
  return document.size.map((size, account) => {
    const owner = document.owner[account] ?? 0;
    const own = renewals.slice(next, next += size);
    return {
      ownerId: document.owners[owner] ?? "",
      ownerActive: !inactive.has(owner),
      held: document.held[account] ?? 0,
      renewals: own
    };
  });
}
function createPreviewJudge(document, thresholds) {
  const maxValueCents = document.controlMax === null ? void 0 : BigInt(document.controlMax);
  const judge = createJudgeOf(thresholds, ({ developerName }) => {
    const record = document.records.indexOf(developerName);
    return ({ conditions }) => conditions.includes(record);
  });
  return ({ held, renewals }) => {
    const judgement = judge(renewals);
    if (judgement === void 0 || held === 1) return void 0;
    const atRisk = judgement.atRisk.flatMap((i) => renewals[i] ?? []);
    const measures = measureValue(atRisk);
    if (held === 2 && isAffordable(measures, { maxValueCents })) return void 0;
    return { deciding: judgement.deciding, valueAtRiskCents: measures.valueAtRiskCents };
  };
}
function listRenewals({ condition, conditions, probability, value }) {
  return probability.map((probabilityMicros, i) => ({
    probabilityMicros,
    valueCents: value[i] === UNKNOWN_VALUE ? null : value[i] ?? null,
    conditions: conditions[condition[i] ?? 0] ?? []
  }));
}

// core/src/rules/preview/comparePreview.ts
function comparePreview(document, now, after) {
  const sides = { now: thresholdsOf(now), after: thresholdsOf(after) };
  refuseUnanswerable(document, sides.now, [...sides.now, ...sides.after]);
  const tally = createComparisonTally(sides, document);
  const wantedNow = createPreviewJudge(document, sides.now);
  const wantedAfter = createPreviewJudge(document, sides.after);
  for (const account of listAccounts(document)) tally.add(account, wantedNow(account), wantedAfter(account));
  return tally.finish();
}
function thresholdsOf(records) {
  const { thresholds, faults } = checkThresholds(records, { queues: void 0 });
  if (faults.length > 0) throw thresholdsRefused(faults);
  return thresholds;
}
function refuseUnanswerable(document, loaded, asked) {
  const faults = asked.flatMap((threshold) => findFaults(document, loaded, threshold));
  if (faults.length === 0) return;
  const texts = faults.map(({ developerName, field, message }) => `${developerName}, ${field}: ${message}`);
  throw new ChurnError(
    "thresholds_invalid",
    `The preview of the run can't answer this: ${texts.join("; ")}.`,
    "Ask the run itself: sf churn preview --thresholds FILE.",
    { data: faults }
  );
}
function findFaults(document, loaded, threshold) {
  const { developerName } = threshold;
  const least = document.least[document.records.indexOf(developerName)];
  const before = loaded.find((other) => other.developerName === developerName);
  if (least === void 0 || before === void 0)
    return [{ developerName, field: "Active__c", message: "the record was not active when the run was loaded" }];
  const messages = {
    Min_Probability__c: threshold.minMicros < least ? `is below half of what it was (${least / 1e6} or more)` : void 0,
    Min_Renewal_Value__c: threshold.minValueCents === before.minValueCents ? void 0 : CHANGED,
    Segment__c: threshold.segment === before.segment ? void 0 : CHANGED,
    Max_Days_To_Renewal__c: threshold.maxDays === before.maxDays ? void 0 : CHANGED
  };
  return faultsOf(developerName, messages);
}
var CHANGED = "is not what it was when the run was loaded";

// core/src/rules/preview/evaluation.ts
function evaluateCut(evaluation, minProbability) {
  const { rows, churned, cut, flagged, hit } = evaluation;
  const micros = STEP_MICROS * stepOf(minProbability);
  const i = cut.findIndex((listed) => listed >= micros);
  const found = flagged[i] ?? 0;
  return {
    cut: micros / MICROS,
    precision: found === 0 ? null : (hit[i] ?? 0) / found,
    recall: churned === 0 ? null : (hit[i] ?? 0) / churned,
    baseRate: rows === 0 ? null : churned / rows,
    flagged: found,
    rows
  };
}
var MICROS = 1e6;
var STEP_MICROS = 5e3;
var STEPS = MICROS / STEP_MICROS;
function stepOf(probability) {
  return Math.ceil(Number(ceilScaled(exactDecimal(probability), 6)) / STEP_MICROS);
}

// core/src/rules/preview/placeAccounts.ts
function placeAccounts(document, records) {
  const wanted = createPreviewJudge(document, thresholdsOf(records));
  return listAccounts(document).map((account) => {
    const deciding = wanted(account)?.deciding;
    const micros = Math.max(...account.renewals.map(({ probabilityMicros }) => probabilityMicros));
    return {
      probability: micros / 1e6,
      record: deciding?.developerName ?? null,
      band: deciding?.band ?? null
    };
  });
}

// core/src/rules/preview/readPreview.ts
function readPreview(json) {
  const value = parse(json);
  if (value["v"] !== VERSION) throw invalid(`has version ${String(value["v"])} where ${VERSION} is read`);
  const fault = findFault(value);
  if (fault !== void 0) throw invalid(`is not whole: ${fault}`);
  return value;
}
var VERSION = 2;
function parse(json) {
  let value;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw invalid("is no JSON", cause);
  }
  if (typeof value !== "object" || value === null) throw invalid("is no JSON object");
  return value;
}
function invalid(what, cause) {
  return new ChurnError(
    "preview_invalid",
    `The preview of the run (Preview__c) ${what}.`,
    "Load the run again: a load writes the preview anew.",
    cause === void 0 ? {} : { cause }
  );
}
function findFault(document) {
  return findListFault(document) ?? findColumnFault(document) ?? findFigureFault(document);
}
function findListFault({ asOf, currency, records, owners, conditions }) {
  const parts = { asOf: [asOf], currency: [currency], records, owners };
  const wrong = Object.entries(parts).find(([, texts]) => !isListOf(texts, isText));
  if (wrong !== void 0) return wrong[0];
  const isCondition = (item) => isListOf(item, isWhole(0, records.length - 1));
  return isListOf(conditions, isCondition) ? void 0 : "conditions";
}
function findColumnFault(document) {
  const { records, owners, conditions, owner, size } = document;
  const anOwner = isWhole(0, owners.length - 1);
  const perRecord = { least: isWhole(0, MICROS2) };
  const perAccount = { owner: anOwner, held: isWhole(0, 2), size: isWhole(1) };
  const perRenewal = {
    condition: isWhole(0, conditions.length - 1),
    probability: isWhole(0, MICROS2),
    value: isWhole(UNKNOWN_VALUE)
  };
  return findWrongColumn(document, { inactiveOwners: anOwner }) ?? findWrongColumn(document, perRecord, records.length) ?? findWrongColumn(document, perAccount, Array.isArray(owner) ? owner.length : 0) ?? findWrongColumn(
    document,
    perRenewal,
    size.reduce((sum, renewals) => sum + renewals, 0)
  );
}
function findFigureFault(document) {
  const { accounts, every, owner, controlMax, capacity, evaluation } = document;
  if (!isWhole(1)(every)) return "every";
  if (accounts !== void 0 && Math.ceil(accounts / every) !== owner.length) return "accounts";
  if (controlMax !== null && !isWhole(0)(controlMax)) return "controlMax";
  if (capacity !== null && !isWhole(0)(capacity)) return "capacity";
  return evaluation === null || isEvaluation(evaluation) ? void 0 : "evaluation";
}
function isEvaluation(evaluation) {
  if (typeof evaluation !== "object" || evaluation === null) return false;
  const { rows, churned, cut, ...counts } = evaluation;
  const isCount = isWhole(0);
  const hasCuts = isListOf(cut, isWhole(0, MICROS2));
  const columns = [counts["flagged"], counts["hit"]];
  return isCount(rows) && isCount(churned) && hasCuts && columns.every((column) => isListOf(column, isCount) && column.length === cut.length);
}
var MICROS2 = 1e6;
var isText = (item) => typeof item === "string";
var isWhole = (least, most = Infinity) => (item) => Number.isInteger(item) && Number(item) >= least && Number(item) <= most;
function isListOf(list, check) {
  return Array.isArray(list) && list.every(check);
}
function findWrongColumn(document, columns, length) {
  const values = document;
  const wrong = Object.entries(columns).find(([name, check]) => {
    const column = values[name];
    return !isListOf(column, check) || length !== void 0 && column.length !== length;
  });
  return wrong?.[0];
}
export {
  ACCOUNT_OWNER,
  ChurnError,
  checkThresholds,
  comparePreview,
  evaluateCut,
  findNeverDeciding,
  placeAccounts,
  readPreview
};
