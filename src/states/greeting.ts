import { defineState } from '../tree/state.ts';
import { say } from '../twiml/build.ts';

export const greeting = defineState({
  enter: [say('Welcome to ACME, Inc.')],
  exit: 'menu',
});
