import { defineState } from '../tree/state.ts';
import { say } from '../twiml/build.ts';

export const error = defineState({
  enter: [
    {
      when: { event: 'noInput' },
      play: [say('We are sorry, we did not hear from you.')],
      otherwise: [say('We are sorry, we did not get that.')],
    },
    { when: { tries: 2 }, play: [say('To speak with a person, just press 0.')] },
  ],
  exit: 'menu',
});
