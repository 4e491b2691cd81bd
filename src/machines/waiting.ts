import { definePhoneTree } from '../tree/phone-tree.ts';
import { gather, hangup, leave, pause, play, say } from '../twiml/build.ts';

/** One round of music, in which the caller may press a key. */
const offer = (text: string) =>
  gather({ numDigits: 1, finishOnKey: '', actionOnEmptyResult: true }, [
    say(text),
    play('/media/hold.wav'),
  ]);

/** What callers hear who wait for ACME's support, again and again until somebody takes their call. */
export const waiting = () =>
  definePhoneTree({
    name: 'waiting',
    initial: 'place',
    states: {
      place: {
        enter: [
          {
            when: { call: { queuePosition: { known: true } } },
            play: [say('You are number {{ call.queuePosition }} in line.')],
          },
        ],
        exit: 'look',
      },
      look: {
        task: {
          queue: { name: 'support' },
          keep: { average: 'average', callable: 'callable' },
        },
        enter: [],
        exit: { done: 'offer', failed: 'offer', otherwise: 'offer' },
      },
      offer: {
        enter: [
          {
            when: { vars: { average: { above: 0 } } },
            play: [
              say(
                'In the last 24 hours, it took us {{ vars.average | duration }} on average to answer.',
              ),
            ],
          },
          {
            when: { vars: { callable: { known: true } } },
            play: [offer('To leave a message instead, press 1. To be called back, press 2.')],
            otherwise: [offer('To leave a message instead, press 1.')],
          },
        ],
        exit: { 1: 'leave', 2: 'callBack', noInput: 'again', otherwise: 'sorry' },
      },
      sorry: { enter: [say('We are sorry, we did not get that.')], exit: 'place' },
      again: { enter: [pause({ length: 1 })], exit: null },
      leave: { enter: [leave()], exit: null },
      callBack: {
        task: { callBack: { queue: 'support', number: '{{ call.from }}' } },
        enter: [],
        exit: { done: 'promised', failed: 'refused', otherwise: 'refused' },
      },
      promised: {
        enter: [say('We will call you back at {{ call.from | phone }}. Goodbye.'), hangup()],
        exit: null,
      },
      refused: { enter: [say('We can not call you back at this number.')], exit: 'leave' },
    },
  });
