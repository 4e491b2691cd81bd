import { expect } from 'vitest';
import type { Fact } from '../fact.ts';
import { one, twiml } from './dial.ts';

function room(attributes = ''): string {
  return twiml(`<Conference ${attributes}>room</Conference>`);
}

const events = 'statusCallback="/callback" statusCallbackEvent="start end join leave"';

export const conference: Fact[] = [
  {
    fact: 'tells the action it was answered, without a child call',
    page: 'dial',
    mark: 'D',
    twiml: room(),
    action: { DialCallStatus: 'answered' },
    without: ['DialCallSid', 'DialCallDuration'],
  },
  {
    fact: 'plays its wait document once',
    page: 'conference',
    mark: 'D',
    twiml: room('waitUrl="/wait"'),
    given: { documents: { '/wait': '<Say>Please wait</Say>' } },
    requests: ['POST /voice', 'POST /wait', 'POST /action'],
    lines: ['hears     Please wait'],
  },
  {
    fact: 'plays its wait document on where it redirects to itself, until the others come',
    page: 'conference',
    mark: 'D',
    twiml: room('waitUrl="/wait"'),
    given: { documents: { '/wait': '<Pause length="4"/><Redirect/>' } },
    requests: ['POST /voice', 'POST /wait', 'POST /wait', 'POST /action'],
    action: { DialCallStatus: 'answered' },
  },
  {
    fact: 'asks for its wait document by GET where told to',
    page: 'conference',
    mark: 'D',
    twiml: room('waitUrl="/wait" waitMethod="GET"'),
    given: { documents: { '/wait': '' } },
    requests: ['POST /voice', 'GET /wait', 'POST /action'],
  },
  {
    fact: 'fails where its wait document fails',
    page: 'conference',
    mark: 'D',
    twiml: room('waitUrl="/nowhere"'),
    findings: [11200],
    action: { DialCallStatus: 'failed' },
  },
  {
    fact: 'may not gather while it waits',
    page: 13238,
    mark: 'D',
    twiml: room('waitUrl="/wait"'),
    given: { documents: { '/wait': '<Gather/>' } },
    findings: [13238],
  },
  {
    fact: 'reports the events it is asked for',
    page: 'conference',
    mark: 'D',
    twiml: room(events),
    callbacks: Array.from({ length: 4 }, () => ({ ConferenceSid: expect.stringMatching(/^CF/) })),
  },
  {
    fact: 'tells its recording callback that it was recorded',
    page: 'sdk',
    mark: 'S',
    twiml: room('record="record-from-start" recordingStatusCallback="/callback"'),
    callbacks: [{ RecordingSource: 'Conference' }],
  },
  {
    fact: 'does not mix with numbers',
    page: 13000,
    mark: 'D',
    twiml: twiml(`<Conference>room</Conference><Number>${one}</Number>`),
    findings: [13000],
    action: { DialCallStatus: 'answered' },
  },
];
