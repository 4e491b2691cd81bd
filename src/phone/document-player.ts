import { deliver } from './callbacks.ts';
import { speakingTime } from './clock.ts';
import type { Scope } from './debugger/context.ts';
import { review } from './debugger/review.ts';
import { belongs } from './debugger/scope.ts';
import type { Element } from './document.ts';
import { elementsOf } from './document.ts';
import type { Finding } from './finding.ts';
import { error } from './finding.ts';
import type { Leg } from './leg.ts';
import { find, isCutOff, pass, tell } from './leg.ts';
import type { Page } from './page.ts';
import { pickUp } from './progress.ts';
import type { Next, Stage, Visit } from './stage.ts';
import { earOf, fetchPage, hangUpForCarrier, nextVerb } from './stage.ts';
import { verbs } from './verbs/verbs.ts';

/** Plays documents from the first on, as long as one leads to another. */
export async function play(leg: Leg, first: Visit, scope: Scope, until = Infinity): Promise<Next> {
  let next: Next = first;
  while (next.kind === 'visit') {
    if (next !== first && leg.clock.seconds >= until) return nextVerb;
    if (isCutOff(leg) || loopsForEver(leg)) return hangUpForCarrier(leg);
    const page: Page = await fetchPage(leg, next);
    await deliver(leg);
    next = await playPage(leg, page, { scope, inline: next.inline === true });
  }
  return next;
}

/** A caller who never acts would hear a Redirect loop for ever. */
function loopsForEver(leg: Leg): boolean {
  leg.idleDocuments += 1;
  const most = leg.knobs.idleDocuments;
  if (leg.idleDocuments <= most) return false;
  find(leg, error(0, `endless loop: ${most} documents without the caller doing anything`));
  return true;
}

async function playPage(
  leg: Leg,
  page: Page,
  { scope, inline }: { scope: Scope; inline: boolean },
): Promise<Next> {
  if (page.kind === 'failure') return { kind: 'failure', url: page.url, finding: page.finding };
  if (page.kind === 'twiml') return playTwiml({ leg, url: page.url, scope, play }, page, inline);
  if (scope === 'call') pickUp(leg);
  const ear = earOf(scope);
  if (page.kind === 'audio') {
    tell(leg, { kind: 'plays', url: page.url, ear, loop: 1 });
    await pass(leg, 5);
  } else if (page.text !== '') {
    tell(leg, { kind: 'says', text: page.text, ear, loop: 1 });
    await pass(leg, speakingTime(page.text));
  }
  return nextVerb;
}

async function playTwiml(
  stage: Stage,
  { text, root }: Page & { kind: 'twiml' },
  inline: boolean,
): Promise<Next> {
  const { leg, scope, url } = stage;
  const session = leg.cookies.length > 0;
  const { refused, remarks, broken } = review(text, root, { scope, session, inline });
  if (refused !== undefined) return { kind: 'failure', url, finding: { ...refused, url } };
  for (const remark of remarks) {
    if (remark.advice === undefined || isNewAdvice(leg, remark, url)) find(leg, { ...remark, url });
  }
  for (const [place, element] of elementsOf(root).entries()) {
    const verb = verbs.get(element.name);
    if (verb === undefined) {
      if (leg.knobs.unknownVerb === 'skipped') continue;
      return { kind: 'end', status: 'completed', by: 'carrier' };
    }
    const fault = broken[place];
    if (fault !== undefined) return { kind: 'failure', url, finding: { ...fault, url } };
    if (!belongs(element, scope)) continue;
    if (scope === 'call' && !leavesUnanswered(element)) pickUp(leg);
    const next = await verb(stage, element);
    if (next.kind !== 'verb') return next;
    if (isCutOff(leg)) return hangUpForCarrier(leg);
  }
  return nextVerb;
}

/** A document that plays again and again is advised on once. */
function isNewAdvice({ knobs, findings }: Leg, remark: Finding, url: string): boolean {
  if (knobs.advice === 'off') return false;
  return !findings.some(
    (known) =>
      known.url === url &&
      known.advice === remark.advice &&
      known.line === remark.line &&
      known.column === remark.column,
  );
}

/**
 * Verbs that do not answer the call when they come first.
 * Source: https://www.twilio.com/docs/voice/twiml/reject
 */
function leavesUnanswered(element: Element): boolean {
  if (element.name === 'Reject' || element.name === 'Pause') return true;
  return element.name === 'Dial' && element.attributes['answerOnBridge'] === 'true';
}
