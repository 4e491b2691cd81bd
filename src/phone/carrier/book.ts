import type { Happening } from '../happening.ts';
import type { Account } from './account.ts';
import type { Line } from './line.ts';
import { addMessage } from './message.ts';
import { enterQueue, leaveQueue } from './queue.ts';
import { addRecording, keepCall } from './recording.ts';

/** Books what happens on a line: recordings, queues and messages, before the application knows. */
export function book(account: Account, line: Line, happening: Happening): void {
  const { kind } = happening;
  if (kind === 'records') {
    const { url, seconds, source } = happening;
    addRecording(account, line, { url, duration: seconds, source });
  }
  if (kind === 'hangs up' && line.recorded !== undefined) {
    const { callback } = line.recorded;
    line.recorded = undefined;
    keepCall(account, line, callback);
  }
  if (kind === 'queues') enterQueue(account, line, happening.queue);
  if (kind === 'leaves' || kind === 'ends') leaveQueue(account, line);
  if (kind === 'messages') {
    const { to, body } = happening;
    addMessage(account, { from: line.leg.to, to, body, direction: 'outbound-call' });
  }
}
