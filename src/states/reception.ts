import { defineState } from '../tree/state.ts';
import { dial, say } from '../twiml/build.ts';

/** Hands the caller to the people at `number`, in E.164. */
export const reception = (number: string) =>
  defineState({
    enter: [say('We are putting you through to reception.'), dial({ timeout: 20 }, number)],
    exit: { busy: 'voicemail', 'no-answer': 'voicemail', failed: 'voicemail', otherwise: null },
  });
