import { defineState } from '../tree/state.ts';
import { gather, say } from '../twiml/build.ts';

export const menu = defineState({
  enter: [
    gather({ numDigits: 1, finishOnKey: '', actionOnEmptyResult: true }, [
      say(
        'For sales, press 1. For support, press 2. For our business hours, press 3. ' +
          'To speak with reception, press 0. To hear this menu again, press 9.',
      ),
    ]),
  ],
  exit: { 1: 'sales', 2: 'support', 3: 'hours', 0: 'reception', 9: 'menu', otherwise: 'error' },
  tries: { limit: 3, exit: 'reception' },
});
