import { defineState } from '../tree/state.ts';
import { say } from '../twiml/build.ts';
import { message } from './message.ts';

export const voicemail = defineState({
  enter: [
    {
      // Who leaves a queue has chosen to.
      when: { not: { event: 'leave' } },
      play: [say('We are sorry, nobody can take your call right now.')],
    },
    say(
      'To leave a message, please speak after the tone, and press the pound key when you are done. ' +
        'Your message is recorded.',
    ),
    message,
  ],
  exit: null,
});
