import { defineState } from '../tree/state.ts';
import { gather, say } from '../twiml/build.ts';

export const hours = defineState({
  enter: [
    gather({ numDigits: 1, finishOnKey: '', actionOnEmptyResult: true }, [
      say(
        'We are open Monday to Friday, from 9 a.m. to 5 p.m. ' +
          'To hear this again, press 1. For the menu, press any other key.',
      ),
    ]),
  ],
  exit: { 1: 'hours', otherwise: 'menu' },
});
