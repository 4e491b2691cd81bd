import type { Verb } from '../stage.ts';
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
