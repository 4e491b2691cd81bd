import { checkDocument } from '../../src/check/check.ts';
import type { Definition } from '../../src/tree/definition.ts';
import { hangup, leave } from '../../src/twiml/build.ts';
import type { Finding } from '../../src/check/finding.ts';

export const NOW = new Date('2026-11-20T15:00:00Z');

/** The trees that stand beside it: what callers hear who wait, and may leave the queue or not. */
const BESIDE = ['leave', 'hangup'].map((verb): Definition => {
  const name = verb === 'leave' ? 'waiting' : 'music';
  return {
    name,
    initial: 'hold',
    states: { hold: { enter: [verb === 'leave' ? leave() : hangup()], exit: null } },
  };
});

/** What is found in a document whose states and other lines are given. */
export function findsIn(states: string, more = ''): Finding[] {
  const trees = new Map(BESIDE.map((tree) => [tree.name, tree]));
  return checkDocument('small.yaml', documentOf(states, more), { trees }, { now: NOW });
}

/** A document that begins in its state `menu`. */
export function documentOf(states: string, more = ''): string {
  return `name: small\ninitial: menu\n${more}\nstates:\n${states}\n`;
}

/** A state that asks for one key, in one line. */
export function menu(exit: string, more = '', text = 'For bread, press 1.'): string {
  return `{ enter: [{ gather: { numDigits: 1, finishOnKey: '', actionOnEmptyResult: true, content: [{ say: '${text}' }] } }], exit: ${exit}${more} }`;
}

/** Where callers are taken by somebody, and lost by nobody. */
export const PERSON = `
  person: { enter: [{ dial: +14155550142 }], exit: { busy: message, no-answer: message, failed: message, otherwise: null } }
  message: { enter: [{ say: 'Please leave a message.' }, { record: { maxLength: 60, recordingStatusCallback: /callbacks/recording } }], exit: null }`;

export const TRIES = ', tries: { limit: 3, exit: person }';
