import { defineState } from '../tree/state.ts';
import { say } from '../twiml/build.ts';
import { message } from './message.ts';

export const sales = defineState({
  enter: [
    say(
      'Please leave a message for our sales team after the tone, ' +
        'and press the pound key when you are done. Your message is recorded.',
    ),
    message,
  ],
  exit: null,
});
