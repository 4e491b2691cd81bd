import type { Fact } from '../fact.ts';

export const pause: Fact[] = [
  {
    fact: 'waits a second by default',
    page: 'pause',
    mark: 'D',
    twiml: '<Pause/>',
    seconds: 1,
  },
  {
    fact: 'waits as long as told',
    page: 'pause',
    mark: 'D',
    twiml: '<Pause length="7"/>',
    seconds: 7,
  },
  {
    fact: 'waits a second when told nonsense, with a warning',
    page: 13910,
    mark: 'D',
    twiml: '<Pause length="long"/>',
    findings: [13910],
    seconds: 1,
  },
  {
    fact: 'takes no length of 0',
    page: 13910,
    mark: 'D',
    twiml: '<Pause length="0"/>',
    findings: [13910],
    seconds: 1,
  },
  {
    fact: 'that comes first waits before the call is answered',
    page: 'pause',
    mark: 'D',
    twiml: '<Pause length="5"/><Redirect>/action</Redirect>',
    lines: ['ended     completed after 1 second'],
  },
];
