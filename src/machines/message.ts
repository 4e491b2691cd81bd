import { messageIn, type SpokenMessage } from '../spoken-message.ts';
import { definePhoneTree } from '../tree/phone-tree.ts';
import { hangup, pause, play, say } from '../twiml/build.ts';
import type { Attributes, Verb } from '../twiml/verb.ts';

/** What is heard where an address says nothing that was signed here. */
const NOTHING = 'We are sorry, this message is not available.';

/**
 * The tree that says what its address says, such as `/twimlets/message?Message[0]=Hello%20World`. A machine
 * that answers gets it once, or not at all; a fax gets nothing.
 * https://www.twilio.com/docs/voice/answering-machine-detection
 */
export const message = definePhoneTree({
  name: 'message',
  initial: 'message',
  states: {
    message: {
      enter: ({ event: { parameters = {}, details } }) => [
        ...verbsOf(messageIn(parameters), details['answeredBy'] ?? ''),
        hangup(),
      ],
      exit: null,
    },
  },
});

function verbsOf(
  { messages, voice, language, loop = 1, machine }: SpokenMessage,
  answeredBy: string,
): Verb[] {
  const isMachine = answeredBy.startsWith('machine');
  if (answeredBy === 'fax' || (isMachine && machine === 'hangup')) return [];
  if (messages.length === 0) return [say(NOTHING)];
  const spoken = { ...(voice && { voice }), ...(language && { language }) } as Attributes<'say'>;
  const parts = messages.map((text) =>
    /^https?:\/\/\S+$/i.test(text) ? play(text) : say(spoken, text),
  );
  return Array.from({ length: isMachine ? 1 : loop }, (_, time) =>
    time === 0 ? parts : [pause(), ...parts],
  ).flat();
}
