import { numberOf } from '../attribute.ts';
import type { Element } from '../document.ts';
import type { CallStatus } from '../happening.ts';
import { pass, tell } from '../leg.ts';
import type { Stage } from '../stage.ts';
import type { Party } from './party.ts';
import { conclude, progress } from './party.ts';

/** The party that answers first, or how the round failed. */
export async function ringTogether(
  stage: Stage,
  element: Element,
  parties: Party[],
): Promise<Party | CallStatus> {
  for (const party of parties) {
    tell(stage.leg, { kind: 'dials', ...party.target });
    progress(party, 'initiated');
    if (party.transfer.outcome !== 'failed') progress(party, 'ringing');
  }
  const patience = patienceOf(element);
  const winner = parties
    .filter((party) => party.transfer.outcome === 'answered' && rings(party) <= patience)
    .toSorted((one, other) => rings(one) - rings(other))[0];
  const rung = winner === undefined ? parties.map(rings) : [rings(winner)];
  await pass(stage.leg, Math.min(patience, Math.max(...rung)));
  for (const party of parties) {
    if (party !== winner) {
      conclude(stage, party, winner === undefined ? missedBy(party) : 'canceled');
    }
  }
  return winner ?? overall(parties.map(missedBy));
}

/**
 * How long a Dial rings, in seconds: `timeout` counts from 5 to 600, and Twilio adds about five.
 * Source: https://www.twilio.com/docs/voice/twiml/dial#attributes-timeout
 */
function patienceOf(element: Element): number {
  const timeout = numberOf(element, 'timeout', 30);
  return Math.min(Math.max(timeout, 5), 600) + 5;
}

/** Who never answers rings until patience ends. */
function rings({ transfer }: Party): number {
  if (transfer.outcome === 'no-answer') return transfer.rings ?? Infinity;
  return transfer.rings ?? (transfer.outcome === 'failed' ? 0 : 5);
}

function missedBy({ transfer: { outcome } }: Party): CallStatus {
  if (outcome === 'answered') return 'no-answer';
  return outcome === 'full' ? 'failed' : outcome;
}

/** Several parties missed the call: one that rang out tells most. */
function overall(statuses: CallStatus[]): CallStatus {
  const order: CallStatus[] = ['no-answer', 'busy', 'canceled'];
  return order.find((status) => statuses.includes(status)) ?? 'failed';
}
