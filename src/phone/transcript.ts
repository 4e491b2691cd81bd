import type { Finding } from './finding.ts';
import type { Happening, Waiting } from './happening.ts';

/** A line a receptionist can read: what kind of thing happens, and what. */
export interface Line {
  label: string;
  text: string;
}

const labelWidth = 10;

/** A line as printed: the label in a column of its own. */
export function formatLine(line: Line): string {
  return `${line.label.padEnd(labelWidth)}${line.text}`.trimEnd();
}

/** The transcript of a call, one line a happening; technical ones are left out. */
export function transcriptOf(happenings: readonly Happening[]): string[] {
  return happenings.flatMap((happening) => {
    const line = lineOf(happening);
    return line === undefined ? [] : [formatLine(line)];
  });
}

/** The line for a happening; undefined for those only a developer wants to see. */
export function lineOf(happening: Happening): Line | undefined {
  switch (happening.kind) {
    case 'rings':
      return { label: 'ringing', text: `${spaced(happening.from)} calls ${spaced(happening.to)}` };
    case 'says':
      return { label: ear(happening.ear), text: happening.text + times(happening.loop) };
    case 'plays':
      return { label: ear(happening.ear), text: `♪ ${happening.url}${times(happening.loop)}` };
    case 'tones':
      return { label: 'hears', text: `tones ${happening.digits}` };
    case 'pauses':
      return { label: 'pause', text: duration(happening.seconds) };
    case 'beeps':
      return { label: 'hears', text: '(beep)' };
    case 'presses':
      return happening.by === 'callee'
        ? { label: 'callee', text: `presses ${happening.keys}` }
        : { label: 'presses', text: happening.keys };
    case 'ignores':
      return { label: '', text: `(${happening.keys} is lost: nobody asked for it)` };
    case 'interrupts':
      return { label: '', text: '(the prompt stops)' };
    case 'speaks':
      return { label: 'says', text: happening.words };
    case 'silent':
      // A round of a wait document is as long as the document.
      return { label: 'silence', text: happening.seconds === 0 ? '' : duration(happening.seconds) };
    case 'records':
      // Nobody on the line notices that a talk is recorded.
      return happening.source === 'RecordVerb'
        ? { label: 'records', text: recorded(happening) }
        : undefined;
    case 'dials':
      return { label: 'dials', text: party(happening) };
    case 'dialled':
      return { label: happening.outcome, text: dialled(happening) };
    case 'queues':
      return { label: 'queue', text: `waits in "${happening.queue}"` };
    case 'leaves':
      return {
        label: 'queue',
        text: `leaves "${happening.queue}" after ${duration(happening.seconds)}: ${happening.result}`,
      };
    case 'messages':
      return { label: 'message', text: `to ${spaced(happening.to)}: ${happening.body}` };
    case 'streams':
      return { label: 'carrier', text: `${happening.verb} ${happening.noun}`.trim() };
    case 'finds':
      return { label: levelOf(happening.finding), text: findingText(happening.finding) };
    case 'apologises':
      return { label: 'hears', text: happening.text };
    case 'hangs up':
      return { label: 'hangs up', text: `the ${happening.by}` };
    case 'ends':
      return { label: 'ended', text: `${happening.status} after ${duration(happening.seconds)}` };
    case 'requests':
    case 'answers':
    case 'waits':
    case 'calls back':
      return undefined;
    default:
      return happening satisfies never;
  }
}

/** What the caller can do where the call waits. */
export function stateOf(waiting: Waiting): string {
  switch (waiting.kind) {
    case 'record':
      return 'recording';
    case 'queue':
      return 'waiting in a queue';
    case 'gather': {
      const wanted = waiting.input.map((input) => (input === 'dtmf' ? 'a key' : 'speech'));
      const typed = waiting.typed === '' ? '' : ` after ${waiting.typed}`;
      return `waiting for ${wanted.join(' or ')}${typed}`;
    }
    default:
      return waiting satisfies never;
  }
}

/** Advice is told apart from what Twilio would report. */
function levelOf({ advice, level }: Finding): string {
  return advice === undefined ? level : 'advice';
}

/** A finding in one line: code, message and place. */
export function findingText(finding: Finding): string {
  const code = finding.code === 0 ? '' : `${finding.code} `;
  const place = finding.line === undefined ? '' : ` (line ${finding.line})`;
  const url = finding.url === undefined ? '' : ` at ${finding.url}`;
  return `${code}${finding.message}${place}${url}`;
}

/** A US number in groups; every other name as it is. */
function spaced(number: string): string {
  return number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '+1 $1 $2 $3');
}

function ear(who: 'caller' | 'callee'): string {
  return who === 'caller' ? 'hears' : 'callee';
}

function times(loop: number): string {
  return loop === 1 ? '' : ` (${loop} times)`;
}

function duration(seconds: number): string {
  return seconds === 1 ? '1 second' : `${seconds} seconds`;
}

function party({ noun, to }: { noun: string; to: string }): string {
  return noun === 'Number' ? spaced(to) : `${noun.toLowerCase()} ${to}`;
}

function dialled(happening: Happening & { kind: 'dialled' }): string {
  const talk = happening.outcome === 'answered' ? `, ${duration(happening.seconds)}` : '';
  return party(happening) + talk;
}

function recorded({ seconds, endedBy }: { seconds: number; endedBy: string }): string {
  return `${duration(seconds)}, ended by ${/^[0-9*#]$/.test(endedBy) ? `key ${endedBy}` : endedBy}`;
}
