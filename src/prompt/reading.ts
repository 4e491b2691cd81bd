import { IfTag, TypeGuards, Value, type Template, type Token } from 'liquidjs';
import { faultAt, type PromptFault } from './fault.ts';
import { filterFaults } from './filter-faults.ts';
import { nearest } from '../nearest.ts';
import { ROOTS } from './scope.ts';
import { askedFor, childrenOf, isBareNow, localsOf, pathOf, tagOf } from './template.ts';

/** One place at which a template reads a variable. */
export interface Read {
  /** `['vars', 'order', 'total']`, as far as it is the same in every call. */
  readonly path: readonly string[];
  /** Whether the variable has to be set: it has no default, and no `if` asks for it first. */
  readonly needed: boolean;
  readonly token: Token;
}

/** What a template reads, and what is wrong with it in any tree. */
export interface Reading {
  readonly reads: readonly Read[];
  readonly faults: readonly PromptFault[];
}

/** How a place is read: what an `if` around it has asked for, and whether it asks itself. */
interface Place {
  readonly sure: ReadonlySet<string>;
  readonly needed: boolean;
}

/** Tags that may ask for a variable that is not set. */
const ASKING: ReadonlySet<string> = new Set(['if', 'unless', 'case']);

/** Reads a parsed template once, without rendering it. */
export function readingOf(templates: readonly Template[]): Reading {
  const reads: Read[] = [];
  const faults: PromptFault[] = [];
  const locals = new Set<string>();

  const collect = (template: Template) => {
    for (const name of localsOf(template)) {
      if (ROOTS.includes(name)) {
        faults.push(faultAt(template.token, `"${name}" is taken: choose another name.`));
      }
      locals.add(name);
    }
    childrenOf(template).forEach(collect);
  };

  const readToken = (token: Token | undefined, place: Place) => {
    if (TypeGuards.isRangeToken(token)) {
      readToken(token.lhs, place);
      readToken(token.rhs, place);
    }
    if (!TypeGuards.isPropertyAccessToken(token)) return;
    for (const key of token.props) readToken(key, { ...place, needed: true });
    if (token.variable) return;
    const path = pathOf(token);
    const root = path[0] ?? token.getText();
    // Asking for a record vouches for its fields, which nobody knows beforehand.
    const sure = path.some((_, end) => place.sure.has(path.slice(0, end + 1).join('.')));
    if (ROOTS.includes(root)) {
      if (path.length === 1 && (root === 'vars' || root === 'call')) {
        faults.push(faultAt(token, `"${root}" has no words: name a variable, as "${root}.name".`));
      }
      reads.push({ path, needed: place.needed && !sure, token });
    } else if (!locals.has(root)) {
      const meant = nearest(root, ROOTS) ?? `vars.${root}`;
      faults.push(faultAt(token, `There is no "${root}": did you mean "${meant}"?`));
    }
  };

  const readValue = ({ initial, filters }: Value, { needed, sure }: Place) => {
    const lastDefault = filters.findLastIndex(({ name }) => name === 'default');
    for (const token of initial.postfix) {
      readToken(token, { sure, needed: needed && lastDefault === -1 });
    }
    for (const [index, filter] of filters.entries()) {
      for (const argument of filter.args) {
        const token = Array.isArray(argument) ? argument[1] : argument;
        readToken(token, { sure, needed: needed && index >= lastDefault });
      }
      faults.push(...filterFaults(filter));
    }
  };

  const visit = (template: Template, sure: ReadonlySet<string>) => {
    if (isBareNow(template)) {
      faults.push(faultAt(template.token, '"now" has no words: add | time, | date or | day.'));
    }
    const place = { sure, needed: !ASKING.has(tagOf(template)) };
    for (const argument of template.arguments?.() ?? []) {
      if (argument instanceof Value) readValue(argument, place);
      else readToken(argument, place);
    }
    if (!(template instanceof IfTag)) {
      for (const child of childrenOf(template)) visit(child, sure);
      return;
    }
    for (const { value, templates: inside } of template.branches) {
      const surer = new Set([...sure, ...askedFor(value)]);
      for (const child of inside) visit(child, surer);
    }
    for (const child of template.elseTemplates ?? []) visit(child, sure);
  };

  templates.forEach(collect);
  for (const template of templates) visit(template, new Set());
  return { reads, faults };
}
