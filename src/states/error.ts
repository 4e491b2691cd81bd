import { defineState } from '../tree/state.ts';
import { say } from '../twiml/build.ts';

export const error = defineState({
  enter: ({ event, tries }) => {
    const apology =
      event.type === 'noInput'
        ? 'We are sorry, we did not hear from you.'
        : 'We are sorry, we did not get that.';
    const again = tries.noInput + tries.noMatch > 1;
    return [say(again ? `${apology} To speak with a person, just press 0.` : apology)];
  },
  exit: 'menu',
});
