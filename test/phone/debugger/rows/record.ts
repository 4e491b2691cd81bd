import type { Row } from './row.ts';
import { verb } from './row.ts';

const record = (attributes: string) => verb('Record', attributes);

export const rows: readonly Row[] = [
  [
    'a Record with everything right is clean',
    record(
      'maxLength="60" timeout="0" finishOnKey="#*" playBeep="false" trim="do-not-trim" transcribe="true" transcribeCallback="/t"',
    ),
    [],
  ],
  ['PUT is no method', record('method="PUT"'), ['13610 warning']],
  ['a timeout is a number', record('timeout="x"'), ['13611 warning']],
  ['maxLength counts from 1', record('maxLength="0"'), ['13612 warning']],
  ['finish keys are keys', record('finishOnKey="abc"'), ['13613 warning']],
  ['transcribe is true or false', record('transcribe="fast"'), ['13614 warning']],
  [
    '121 seconds are not transcribed',
    record('transcribe="true" maxLength="121"'),
    ['13615 warning'],
  ],
  ['120 seconds are', record('transcribe="true" maxLength="120"'), []],
  [
    'a transcribeCallback asks for a transcription too',
    record('transcribeCallback="/t" maxLength="600"'),
    ['13615 warning'],
  ],
  [
    'a long recording without transcription is clean',
    record('transcribe="false" maxLength="600"'),
    [],
  ],
  ['playBeep is true or false', record('playBeep="on"'), ['13616 warning']],
  [
    'a recording is in progress, completed or absent',
    record('recordingStatusCallbackEvent="completed absent"'),
    [],
  ],
  [
    'a recording does not start',
    record('recordingStatusCallbackEvent="completed started"'),
    ['13621 error'],
  ],
  ['trim is one of two words', record('trim="yes"'), ['13699 warning']],
  [
    'recordingStatusCallback is an address',
    record('recordingStatusCallback="ftp://a.example"'),
    ['13256 warning'],
  ],
  [
    'transcribeCallback is an address',
    record('transcribe="true" transcribeCallback="mailto:a@b.example"'),
    ['13257 error'],
  ],
  [
    'recordingStatusCallbackMethod is GET or POST',
    record('recordingStatusCallbackMethod="PUT"'),
    ['12200 warning'],
  ],
  ['a Record holds nothing', verb('Record', '', '<Say>Hi</Say>'), ['12200 warning']],
];
