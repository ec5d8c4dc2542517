// SPDX-License-Identifier: Apache-2.0
import { compileFormula } from '../../formula/compileFormula.ts';
import type { FormulaType } from '../../formula/formulaType.ts';
import { problem } from '../../metadata/problem.ts';
import { child, children, isTrue, textOf, type Element } from '../../metadata/xml/element.ts';
import type { FlowContext } from '../flowContext.ts';
import { compileTemplate } from './template.ts';
import { readValue } from './value.ts';
import type { NamedResource } from './createResources.ts';
import type { Resource } from './resource.ts';

/** Everything that a Flow defines and names, by name in lower case. Problems are told when the resource is compiled. */
export function nameResources(flow: Element, context: () => FlowContext): Map<string, NamedResource> {
  const named = new Map<string, NamedResource>();
  for (const [tag, compile] of Object.entries(KINDS)) {
    for (const element of children(flow, tag)) {
      const name = textOf(element, 'name') ?? '';
      named.set(
        name.toLowerCase(),
        once(() => compile(element, name, context())),
      );
    }
  }
  return named;
}

type Kind = (element: Element, name: string, context: FlowContext) => Resource | undefined;

const KINDS: Readonly<Record<string, Kind>> = {
  variables: variable,
  constants: (element, _, context) => readValue(child(element, 'value'), context),
  formulas: formula,
  textTemplates: (element, _, context) => compileTemplate(child(element, 'text')?.text ?? '', context, element.line),
  recordLookups: lookupOutput,
  recordCreates: (_, name) => ({ type: 'text', isCollection: false, ...stored(name) }),
  loops: loopItem,
};

export const TYPES: Readonly<Record<string, Resource['type']>> = {
  String: 'text',
  Number: 'number',
  Currency: 'number',
  Boolean: 'boolean',
  Date: 'date',
  DateTime: 'datetime',
  Picklist: 'text',
  Multipicklist: 'text',
  SObject: 'record',
};

const stored = (name: string): Pick<Resource, 'read'> => ({
  read: ({ values }) => values.get(name.toLowerCase()) ?? null,
});

/** Compiles on the first use; a resource that refers to itself is undefined to itself. */
function once(compile: NamedResource): NamedResource {
  let state: { resource: Resource | undefined } | undefined;
  return () => {
    if (state === undefined) {
      state = { resource: undefined };
      state.resource = compile();
    }
    return state.resource;
  };
}

function variable(element: Element, name: string, { world, problems }: FlowContext): Resource | undefined {
  const dataType = textOf(element, 'dataType') ?? '';
  const type = TYPES[dataType];
  const object = world.schema.object(textOf(element, 'objectType') ?? '');
  if (type === undefined) problems.push(problem(`${name}: the data type ${dataType} is not supported`, element.line));
  if (type === 'record' && object === undefined)
    problems.push(problem(`${name}: the object type '${textOf(element, 'objectType')}' does not exist`, element.line));
  return (
    type && {
      type,
      isCollection: isTrue(element, 'isCollection'),
      ...(object !== undefined && { object }),
      ...stored(name),
      write: ({ values }, value) => void values.set(name.toLowerCase(), value),
    }
  );
}

function formula(element: Element, name: string, { resources, problems }: FlowContext): Resource | undefined {
  const dataType = textOf(element, 'dataType') ?? '';
  const wanted = TYPES[dataType] as FormulaType | undefined;
  try {
    const compiled = compileFormula(child(element, 'expression')?.text ?? '', resources.symbols('element'));
    if (compiled.type !== wanted && compiled.type !== 'null')
      problems.push(
        problem(`${name}: the formula's result is of type ${compiled.type}, not ${dataType}`, element.line),
      );
    return { type: compiled.type, isCollection: false, read: compiled.evaluate };
  } catch (error) {
    problems.push(problem(`${name}: ${(error as Error).message}`, element.line));
    return undefined;
  }
}

function lookupOutput(element: Element, name: string, { world }: FlowContext): Resource | undefined {
  const object = world.schema.object(textOf(element, 'object') ?? '');
  if (object === undefined || !isTrue(element, 'storeOutputAutomatically')) return undefined;
  return { type: 'record', object, isCollection: !isTrue(element, 'getFirstRecordOnly'), ...stored(name) };
}

/** The loop's name stands for its current item. */
function loopItem(element: Element, name: string, { resources }: FlowContext): Resource | undefined {
  const collection = resources.find(textOf(element, 'collectionReference') ?? '');
  return collection && ({ ...collection, isCollection: false, write: undefined, ...stored(name) } as Resource);
}
