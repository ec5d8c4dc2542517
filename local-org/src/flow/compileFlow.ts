// SPDX-License-Identifier: Apache-2.0
import type { FormulaWorld } from '../formula/recordSymbols.ts';
import { problem, type Problem } from '../metadata/problem.ts';
import { child, children, numberOf, textOf, type Element } from '../metadata/xml/element.ts';
import type { FieldValue } from '../records/records.ts';
import type { ObjectDef } from '../schema/definitions.ts';
import { ELEMENTS } from './elements/elements.ts';
import type { FlowContext, Step } from './flowContext.ts';
import { compileStart, type FlowStart } from './flowStart.ts';
import type { FlowValue, Interview } from './interview.ts';
import { createResources } from './resources/createResources.ts';
import { nameResources } from './resources/nameResources.ts';
import { readValue } from './resources/value.ts';
import { unsupportedElements } from './supportedElements.ts';

/** A Flow that can run. */
export type Flow = {
  readonly name: string;
  readonly label: string;
  readonly object: ObjectDef;
  readonly start: FlowStart;
  readonly steps: ReadonlyMap<string, Step>;
  /** Flows of an object run by this number, those without one last. */
  readonly order: number;
  /** Variables as an interview begins. */
  readonly initialValues: (interview: Interview) => Iterable<readonly [string, FlowValue]>;
};

export type FlowCompilation = { readonly flow: Flow | undefined; readonly problems: readonly Problem[] };

/** Makes a record-triggered Flow ready to run, or tells every reason why it cannot. `root` has passed the element check. */
export function compileFlow(name: string, root: Element, world: FormulaWorld): FlowCompilation {
  const problems: Problem[] = [...unsupportedElements(root)];
  const start = child(root, 'start');
  const object = start && world.schema.object(textOf(start, 'object') ?? '');
  if (textOf(root, 'processType') !== 'AutoLaunchedFlow')
    problems.push(problem(`The process type '${textOf(root, 'processType')}' is not supported by this org`, root.line));
  if (start === undefined || object === undefined) {
    problems.push(
      problem(
        `The flow starts with no record of this org: the object '${start && textOf(start, 'object')}' does not exist`,
        start?.line ?? root.line,
      ),
    );
    return { flow: undefined, problems };
  }
  const context = createContext(root, object, world, problems);
  const flow: Flow = {
    name,
    label: textOf(root, 'label') ?? name,
    object,
    start: compileStart(start, context),
    steps: compileSteps(root, context),
    order: numberOf(root, 'triggerOrder') ?? Infinity,
    initialValues: compileVariables(root, context),
  };
  return { flow: problems.length === 0 ? flow : undefined, problems };
}

function createContext(root: Element, object: ObjectDef, world: FormulaWorld, problems: Problem[]): FlowContext {
  const names = Object.keys(ELEMENTS).flatMap((tag) =>
    children(root, tag).map((element) => textOf(element, 'name') ?? ''),
  );
  for (const name of names.filter((one, index) => names.indexOf(one) !== index))
    problems.push(problem(`The flow has two elements of the name '${name}'`));
  const named = nameResources(root, () => context);
  const context: FlowContext = {
    world,
    object,
    problems,
    elements: new Set(names),
    resources: createResources(named, object, world),
  };
  // also those that nothing uses, because the platform checks them too
  for (const compile of named.values()) compile();
  return context;
}

function compileSteps(root: Element, context: FlowContext): ReadonlyMap<string, Step> {
  const steps = new Map<string, Step>();
  for (const [tag, compile] of Object.entries(ELEMENTS)) {
    for (const element of children(root, tag)) {
      const step = compile(element, context);
      if (step !== undefined) steps.set(textOf(element, 'name') ?? '', step);
    }
  }
  return steps;
}

function compileVariables(root: Element, context: FlowContext): Flow['initialValues'] {
  const variables = children(root, 'variables').map((element) => ({
    key: (textOf(element, 'name') ?? '').toLowerCase(),
    isCollection: textOf(element, 'isCollection') === 'true',
    isBoolean: textOf(element, 'dataType') === 'Boolean',
    value: readValue(child(element, 'value'), context),
  }));
  return (interview) =>
    variables.map(({ key, isCollection, isBoolean, value }) => {
      const empty: FieldValue | readonly [] = isCollection ? [] : isBoolean ? false : null;
      return [key, value.read(interview) ?? empty] as const;
    });
}
