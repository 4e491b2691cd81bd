import type { Definition } from '../tree/definition.ts';
import type { State } from '../tree/state.ts';
import { canonical } from './difference.ts';
import { doing, missesOf, placeText, usualWay, waysOf, type Target, type Way } from './way.ts';

/** Where a state leads otherwise than it did, each in the tree that it stands in. */
export function exitSentences(
  name: string,
  [was, older]: readonly [State, Definition],
  [is, newer]: readonly [State, Definition],
): string[] {
  const place = `"${name}"`;
  const wayIn = (state: State) => waysOf(state).filter(({ input }) => input !== 'tries');
  const [before, after] = [wayIn(was), wayIn(is)];
  if (before.length === 0 && after.length === 0) {
    return canonical(was.exit) === canonical(is.exit) ? [] : [`${place} goes on in another way.`];
  }
  if (before.length === 0 || after.length === 0) {
    return after.length === 0
      ? [`${place} now is where the call ends; it went on to ${targetsOf(before)}.`]
      : [`${place} now goes on to ${targetsOf(after)}; the call ended there.`];
  }
  const inputs = [...new Set([...after, ...before].map(({ input }) => input))];
  const sentences = inputs.flatMap((input) => {
    const [from, to] = [before, after].map((ways) => ways.find((way) => way.input === input));
    const led = from ? from.to : usualWay(was, input, older);
    const leads = to ? to.to : usualWay(is, input, newer);
    const isOption = ({ everywhere }: Definition) =>
      /^[0-9*#]+$/.test(input) && everywhere?.[input] === undefined;
    const isNew = !from && isOption(older);
    const isGone = !to && isOption(newer);
    return led === leads && !isNew && !isGone
      ? []
      : [`${doing(input, place, is)} ${changeOf(led, leads, isNew, isGone)}.`];
  });
  const isOther = Array.isArray(is.exit) && canonical(was.exit) !== canonical(is.exit);
  return sentences.length === 0 && isOther
    ? [`${place} asks its conditions otherwise than before.`]
    : sentences;
}

type Led = Target | undefined;

/** How a way changed, where an option may be new or gone. */
function changeOf(led: Led, leads: Led, isNew: boolean, isGone: boolean): string {
  if (leads === undefined) return `no longer leads to ${placeText(led ?? null)}`;
  const now = `now leads to ${placeText(leads)}`;
  if (led === undefined) return now;
  if (isGone) return `is no longer offered: it led to ${placeText(led)}, and ${now}`;
  if (!isNew) return `${now} instead of ${placeText(led)}`;
  return led === leads
    ? `now counts as a choice; it leads to ${placeText(leads)} as before`
    : `${now} (it was not offered before)`;
}

function targetsOf(ways: readonly Way[]): string {
  return [...new Set(ways.map(({ to }) => placeText(to)))].join(' or ');
}

/** Whom callers get otherwise, or after more or fewer tries. */
export function triesSentences(
  name: string,
  { tries: was }: State,
  { tries: is }: State,
): string[] {
  if (canonical(was ?? null) === canonical(is ?? null)) return [];
  const at = `at "${name}"`;
  const [before, now] = [missesOf(was), missesOf(is)];
  if (!is)
    return [`${at} callers are now asked without end; after ${before} they got ${was?.exit}.`];
  const get = `after ${now} ${at} callers now get ${is.exit}`;
  if (!was) return [`${get} (they were asked without end).`];
  if (before === now) return [`${get} instead of ${was.exit}.`];
  return [`${get} instead of ${was.exit === is.exit ? '' : `${was.exit} `}after ${before}.`];
}
