import { post } from '../callbacks.ts';
import { methodOf } from '../attribute.ts';
import type { Element } from '../document.ts';
import { elementsOf } from '../document.ts';
import { standardFields } from '../fields.ts';
import type { Fields } from '../form.ts';
import type { Action } from '../happening.ts';
import type { Leg } from '../leg.ts';
import { ask, pass, tell } from '../leg.ts';
import type { Next, Stage, Verb } from '../stage.ts';
import { hangUp, nextVerb, requestOnly, resolve, visit } from '../stage.ts';
import type { Listening } from './listening.ts';
import { listeningOf } from './listening.ts';
import { pause } from './pause.ts';
import { fetchMedia, playFetched } from './play.ts';
import { say } from './say.ts';

/**
 * Plays its prompts and collects keys or speech. The first key or word stops the prompt; the
 * action is requested when input is complete, and without input the next verb follows.
 * Source: https://www.twilio.com/docs/voice/twiml/gather
 */
export async function gather(stage: Stage, element: Element): Promise<Next> {
  const { leg } = stage;
  const listening = listeningOf(leg, element);
  const began = leg.clock.seconds;
  const failure = await prompt(stage, element);
  if (failure !== undefined) return failure;
  let typed = '';
  for (;;) {
    const queued = stage.scope === 'queue' && { queued: true as const };
    const action = await ask(leg, { kind: 'gather', ...listening.waiting, typed, ...queued });
    if (action.kind === 'hangUp') return leave(typed);
    if (action.kind === 'agent' && queued) return { kind: 'taken', seconds: action.seconds };
    const unheard = unheardWords(action, listening);
    if (unheard !== undefined) {
      tell(leg, { kind: 'ignores', keys: unheard });
      continue;
    }
    interrupt(leg, action, listening, began);
    if (action.kind === 'silence') {
      tell(leg, { kind: 'silent', seconds: listening.waiting.timeout });
      await pass(leg, listening.waiting.timeout);
      return typed === '' ? withoutInput(stage, element, listening) : submit(typed, '');
    }
    if (action.kind === 'speech' && typed === '' && hears(listening, 'speech')) {
      return spoken(action);
    }
    if (action.kind !== 'keys') continue;
    const done = press(leg, listening, typed, action);
    if (done.kind === 'submits') return submit(done.digits, done.finishedOnKey);
    if (done.kind === 'nothing') return withoutInput(stage, element, listening);
    typed = done.digits;
  }

  async function leave(digits: string): Promise<Next> {
    const gone = hangUp(leg);
    if (leg.knobs.gatherAfterHangup) await requestOnly(leg, submit(digits, ''));
    return gone;
  }

  function submit(digits: string, finishedOnKey: string): Next {
    return goTo({
      Digits: digits,
      ...(leg.knobs.gatherExtras ? { FinishedOnKey: finishedOnKey, msg: 'Gather End' } : {}),
    });
  }

  function spoken({ words, confidence }: Action & { kind: 'speech' }): Next {
    tell(leg, { kind: 'speaks', words, confidence });
    reportPartial(stage, element, words);
    return goTo({ SpeechResult: words, Confidence: String(confidence) });
  }

  function goTo(fields: Fields): Next {
    return visit(stage, element.attributes['action'] ?? '', listening.method, fields);
  }
}

const prompts: ReadonlyMap<string, Verb> = new Map([
  ['Say', say],
  ['Play', playFetched],
  ['Pause', pause],
]);

/** Plays the nested verbs, all files fetched first; a failure is that of a file to play. */
async function prompt(stage: Stage, element: Element): Promise<Next | undefined> {
  for (const child of elementsOf(element)) {
    const failure = child.name === 'Play' ? await fetchMedia(stage, child) : undefined;
    if (failure !== undefined) return failure;
  }
  for (const child of elementsOf(element)) {
    const next = await prompts.get(child.name)?.(stage, child);
    if (next !== undefined && next.kind !== 'verb') return next;
  }
  return undefined;
}

/** Words spoken into a prompt that goes on over them. */
function unheardWords(action: Action, { bargeIn }: Listening): string | undefined {
  const unheard = action.kind === 'speech' && action.bargeIn === true && !bargeIn.speech;
  return unheard ? action.words : undefined;
}

/** Cutting in gives back the time the rest of the prompt would have taken, all but a second. */
function interrupt(leg: Leg, action: Action, listening: Listening, began: number): void {
  const cutsIn = (action.kind === 'keys' || action.kind === 'speech') && action.bargeIn === true;
  if (!cutsIn || leg.clock.seconds <= began + 1) return;
  if (action.kind === 'keys' && !listening.bargeIn.keys) return;
  leg.clock.seconds = began + 1;
  tell(leg, { kind: 'interrupts' });
}

type Pressed =
  | { kind: 'waits'; digits: string }
  | { kind: 'submits'; digits: string; finishedOnKey: string }
  | { kind: 'nothing' };

/** Takes keys one by one; keys after the last one taken are lost, as on a real line. */
function press(
  leg: Leg,
  listening: Listening,
  typed: string,
  { keys, bargeIn }: Action & { kind: 'keys' },
): Pressed {
  tell(leg, { kind: 'presses', keys });
  const deaf = !hears(listening, 'dtmf') || (bargeIn === true && !listening.bargeIn.keys);
  if (deaf) {
    tell(leg, { kind: 'ignores', keys });
    return { kind: 'waits', digits: typed };
  }
  let digits = typed;
  for (const [index, key] of keys.split('').entries()) {
    const ends = key === listening.waiting.finishOnKey;
    if (!ends) digits += key;
    if (!ends && digits.length !== listening.waiting.numDigits) continue;
    if (index + 1 < keys.length) tell(leg, { kind: 'ignores', keys: keys.slice(index + 1) });
    if (digits === '') return { kind: 'nothing' };
    return { kind: 'submits', digits, finishedOnKey: ends ? key : '' };
  }
  return { kind: 'waits', digits };
}

function hears(listening: Listening, input: 'dtmf' | 'speech'): boolean {
  return listening.waiting.input.includes(input);
}

/** No input: the next verb, or with `actionOnEmptyResult` the action. */
function withoutInput(stage: Stage, element: Element, listening: Listening): Next {
  if (!listening.actionOnEmptyResult) return nextVerb;
  const { knobs } = stage.leg;
  const empty: Fields = hears(listening, 'dtmf') ? { Digits: '' } : { SpeechResult: '' };
  return visit(stage, element.attributes['action'] ?? '', listening.method, {
    ...(knobs.emptyDigits === 'empty' ? empty : {}),
    ...(knobs.gatherExtras && hears(listening, 'dtmf')
      ? { FinishedOnKey: '', msg: 'Gather End' }
      : {}),
  });
}

function reportPartial(stage: Stage, element: Element, words: string): void {
  const address = element.attributes['partialResultCallback'];
  const url = address === undefined ? undefined : resolve(stage, address);
  if (url === undefined) return;
  const method = methodOf(element, 'partialResultCallbackMethod');
  const fields = { ...standardFields(stage.leg), UnstableSpeechResult: words, SequenceNumber: '0' };
  post(stage.leg, { url, method, fields });
}
