import type { StepFact } from '../../src/records/fact.ts';

/** A step at a menu, where option `hours` was chosen. */
export function stepOf(step: Partial<StepFact> = {}): StepFact {
  return {
    id: '1',
    callSid: 'CA1',
    at: Date.UTC(2026, 0, 5, 9),
    tree: 'clinic',
    version: 'v1',
    fromNumber: '+14155550123',
    toNumber: '+14155550100',
    direction: 'inbound',
    state: 'menu',
    event: 'digits',
    option: 'hours',
    key: '1',
    path: ['hours'],
    ...step,
  };
}
