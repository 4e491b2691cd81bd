import type { Finding } from '../finding.ts';
import { error, warning } from '../finding.ts';
import type { Scope, Verb } from '../stage.ts';
import { dial } from './dial.ts';
import { enqueue } from './enqueue.ts';
import { gather } from './gather.ts';
import { hangup, reject } from './hangup.ts';
import { leave } from './leave.ts';
import { sms } from './message.ts';
import { pause } from './pause.ts';
import { play } from './play.ts';
import { record } from './record.ts';
import { redirect } from './redirect.ts';
import { refer } from './refer.ts';
import { say } from './say.ts';
import { fork, handOver } from './stream.ts';

/** Every voice verb by its tag. https://www.twilio.com/docs/voice/twiml */
export const verbs: ReadonlyMap<string, Verb> = new Map([
  ['Connect', handOver],
  ['Dial', dial],
  ['Echo', handOver],
  ['Enqueue', enqueue],
  ['Gather', gather],
  ['Hangup', hangup],
  ['Leave', leave],
  ['Pause', pause],
  ['Pay', handOver],
  ['Play', play],
  ['Record', record],
  ['Redirect', redirect],
  ['Refer', refer],
  ['Reject', reject],
  ['Say', say],
  ['Sms', sms],
  ['Start', fork],
  ['Stop', fork],
]);

/**
 * What documents outside the call itself may hold.
 * Sources: https://www.twilio.com/docs/voice/twiml/enqueue#attributes-waiturl,
 * https://www.twilio.com/docs/voice/twiml/number#attributes-url
 */
const scoped = {
  queue: ['Play', 'Say', 'Pause', 'Hangup', 'Redirect', 'Leave', 'Gather'],
  conference: ['Play', 'Say', 'Pause', 'Redirect'],
  whisper: ['Play', 'Say', 'Pause', 'Gather', 'Hangup', 'Redirect'],
};

/** Why a verb may not stand in a document of this scope; undefined when it may. */
export function allowed(scope: Scope, name: string): Finding | undefined {
  if (scope === 'call' || scoped[scope].includes(name)) return undefined;
  if (scope === 'whisper' && name === 'Dial') {
    return error(13201, '<Dial> cannot stand in a whisper document');
  }
  if (scope === 'conference') {
    return error(13238, `<${name}> cannot stand in a conference's wait document`);
  }
  return warning(12200, `<${name}> has no effect in a ${scope} document`);
}
