import {
  Output,
  TagToken,
  toValueSync,
  TypeGuards,
  type PropertyAccessToken,
  type Template,
  type Value,
} from 'liquidjs';

/** The tag's name, as `if`; none for text and outputs. */
export function tagOf({ token }: Template): string {
  return token instanceof TagToken ? token.name : '';
}

/** What stands between a tag and its end. */
export function childrenOf(template: Template): readonly Template[] {
  return template.children ? toValueSync(template.children(false, true)) : [];
}

/** The names a template gives away by itself: what it assigns and what its loops go through. */
export function localsOf(template: Template): string[] {
  return [
    ...[...(template.localScope?.() ?? [])].map(({ content }) => content),
    ...(template.blockScope?.() ?? []),
  ];
}

/** A variable's names, up to the first that differs from call to call: `vars.list[vars.index]`. */
export function pathOf({ props }: PropertyAccessToken): string[] {
  const path: string[] = [];
  for (const name of props) {
    if (!TypeGuards.isWordToken(name) && !TypeGuards.isQuotedToken(name)) {
      if (!TypeGuards.isNumberToken(name)) break;
    }
    path.push(String(name.content));
  }
  return path;
}

/** The variables that are surely set wherever a condition holds: `vars.a and vars.b`. */
export function askedFor({ initial: { postfix }, filters }: Value): string[] {
  const sure = postfix.every(
    (token) =>
      TypeGuards.isPropertyAccessToken(token) ||
      (TypeGuards.isOperatorToken(token) && token.operator === 'and'),
  );
  if (!sure || filters.length > 0) return [];
  return postfix.filter(TypeGuards.isPropertyAccessToken).map((token) => pathOf(token).join('.'));
}

/** Whether this is `{{ now }}`, without a filter that gives it words. */
export function isBareNow(template: Template): boolean {
  if (!(template instanceof Output)) return false;
  const { filters, initial } = template.value;
  const [token] = initial.postfix;
  return (
    filters.length === 0 && TypeGuards.isPropertyAccessToken(token) && pathOf(token)[0] === 'now'
  );
}
