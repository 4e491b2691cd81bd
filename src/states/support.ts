import { defineState } from '../tree/state.ts';
import { enqueue, say } from '../twiml/build.ts';

export const support = defineState({
  enter: [
    say('Please hold the line. The next free person in support will take your call.'),
    // Whoever would be the eleventh leaves a message instead.
    enqueue({ maxQueueSize: 10, waitUrl: '/webhook/waiting' }, 'support'),
  ],
  exit: {
    leave: 'voicemail',
    'queue-full': 'voicemail',
    'system-error': 'voicemail',
    error: 'voicemail',
    otherwise: null,
  },
});
