import { readDocument } from '../../src/document/document.ts';
import { definePhoneTree, type PhoneTree } from '../../src/tree/phone-tree.ts';
import type { State } from '../../src/tree/state.ts';
import { gather, say } from '../../src/twiml/build.ts';

/** A ring of states, each of which leads on by 9. */
export function ringOf(size: number): PhoneTree {
  const states = Array.from({ length: size }, (_, index): [string, State] => [
    `s${index}`,
    {
      enter: [gather({ numDigits: 1, actionOnEmptyResult: true }, [say(`State ${index}.`)])],
      exit: { 9: `s${(index + 1) % size}`, otherwise: `s${index}` },
    },
  ]);
  return definePhoneTree({ name: 'ring', initial: 's0', states: Object.fromEntries(states) });
}

/** A menu of prompts with variables, behind conditions and opening hours. */
export function wordy(): PhoneTree {
  const { tree, complaints } = readDocument(
    'wordy.yaml',
    `name: wordy
initial: menu
zone: America/New_York
switches: [emergency]
schedules:
  office: { zone: America/New_York, hours: { mon-fri: '09:00-17:00' }, holidays: US }
states:
  menu:
    enter:
      - when: { open: office }
        play: [{ say: We are open. }]
        otherwise: [{ say: We are closed. }]
      - ask: >-
          Good {{ now | day }}, {{ call.callerName | default: "caller" }}. To hear this again, press 9.
    exit: { 9: door, otherwise: menu }
  door:
    enter: []
    exit:
      - { when: { on: emergency }, to: menu }
      - { when: { from: ['+49*'] }, to: menu }
      - { to: menu }
`,
  );
  if (!tree) throw new Error(complaints.map(({ message }) => message).join('\n'));
  return definePhoneTree(tree);
}
