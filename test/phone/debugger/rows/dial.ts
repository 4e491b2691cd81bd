import type { Row } from './row.ts';

const dial = (attributes: string, inside = '+14155550123') =>
  `<Dial ${attributes}>${inside}</Dial>`;
const conference = (attributes: string, name = 'room') =>
  dial('', `<Conference ${attributes}>${name}</Conference>`);
const queue = (attributes: string, name = 'support') =>
  dial('', `<Queue ${attributes}>${name}</Queue>`);
const sip = (inside: string, attributes = '') => dial('', `<Sip ${attributes}>${inside}</Sip>`);
const number = '<Number>+14155550123</Number>';

export const rows: readonly Row[] = [
  [
    'a Dial with everything right is clean',
    dial(
      'timeout="20" timeLimit="60" callerId="+14155550100" hangupOnStar="true" record="record-from-answer-dual" sequential="false" answerOnBridge="true" ringTone="us" callReason="You asked" trim="trim-silence" recordingTrack="both"',
    ),
    [],
  ],
  ['PUT is no method', dial('method="PUT"'), ['13210 warning']],
  ['a timeout counts from 1', dial('timeout="0"'), ['13212 warning']],
  ['hangupOnStar is true or false', dial('hangupOnStar="1"'), ['13213 warning']],
  ['a caller ID has digits', dial('callerId=""'), ['13214 warning']],
  ['a caller ID may be a client', dial('callerId="client:joe"'), []],
  ['a Dial holds no Say', dial('', '<Say>Hi</Say>1415555'), ['13215 warning']],
  ['a timeLimit counts from 1', dial('timeLimit="none"'), ['13216 warning']],
  ['record has older names', dial('record="true"'), []],
  ['record is no other word', dial('record="always"'), ['13217 warning']],
  ['sequential is true or false', dial('sequential="x"'), ['13218 warning']],
  ['answerOnBridge is true or false', dial('answerOnBridge="x"'), ['13219 warning']],
  ['a ring tone is of a country', dial('ringTone="xx"'), ['13220 warning']],
  ['recordingTrack is one of three words', dial('recordingTrack="left"'), ['13622 warning']],
  ['trim is one of two words', dial('trim="left"'), ['13699 warning']],
  [
    'recordingStatusCallbackEvent knows three words',
    dial('recordingStatusCallbackEvent="end"'),
    ['13621 error'],
  ],
  ['an action is an address', dial('action="tel:1"'), ['11100 error']],
  ['a Dial with nobody to dial', dial('', ''), ['13223 warning']],
  ['letters are no number', dial('', 'reception'), ['13223 warning']],
  ['punctuation is passed over', dial('', '(415) 555-0123'), []],
  ['a number and nouns', dial('', `4155550123${number}`), ['12200 warning']],
  ['a Sim is left over', dial('', '<Sim>DE1</Sim>'), ['13223 warning', '13215 warning']],

  [
    'a Number with everything right is clean',
    dial(
      '',
      '<Number url="/w" method="GET" sendDigits="ww1" statusCallbackEvent="ringing answered">+14155550123</Number>',
    ),
    [],
  ],
  [
    'a Number has a method',
    dial('', '<Number method="PUT">+14155550123</Number>'),
    ['13221 warning'],
  ],
  [
    'a Number sends digits',
    dial('', '<Number sendDigits="ext 1">+14155550123</Number>'),
    ['13222 warning'],
  ],
  ['a Number has a number', dial('', '<Number/>'), ['13223 warning']],
  [
    'a number has at most 15 digits',
    dial('', '<Number>+1234567890123456</Number>'),
    ['13223 warning'],
  ],
  [
    'a Number knows four events',
    dial('', '<Number statusCallbackEvent="ended">+14155550123</Number>'),
    ['12200 warning'],
  ],
  ['ten numbers may ring', dial('', number.repeat(10)), []],
  ['eleven may not', dial('', number.repeat(11)), ['too-many-nouns warning']],
  [
    'a Client with an identity is clean',
    dial('', '<Client><Identity>joe</Identity><Parameter name="a" value="b"/></Client>'),
    [],
  ],

  [
    'a Conference with everything right is clean',
    conference(
      'beep="onEnter" muted="false" startConferenceOnEnter="true" endConferenceOnExit="true" waitUrl="" trim="true" maxParticipants="250" coach="CA00000000000000000000000000000001"',
    ),
    [],
  ],
  ['a Conference is alone', dial('', `<Conference>room</Conference>${number}`), ['13000 warning']],
  ['a Queue is alone', dial('', `<Queue>support</Queue>${number}`), ['13000 warning']],
  [
    'a Conference comes once',
    dial('', '<Conference>a</Conference><Conference>b</Conference>'),
    ['13000 warning'],
  ],
  ['muted is true or false', conference('muted="x"'), ['13230 warning']],
  ['endConferenceOnExit is true or false', conference('endConferenceOnExit="x"'), ['13231 error']],
  [
    'startConferenceOnEnter is true or false',
    conference('startConferenceOnEnter="x"'),
    ['13232 warning'],
  ],
  ['waitUrl is an address', conference('waitUrl="ftp://a.example"'), ['13233 warning']],
  ['waitMethod is GET or POST', conference('waitMethod="x"'), ['13234 warning']],
  ['beep is one of four words', conference('beep="x"'), ['13235 warning']],
  ['a conference has a name', conference('', ''), ['13237 warning']],
  ['a conference has no name of 129 letters', conference('', 'a'.repeat(129)), ['13237 warning']],
  ['a conference may have one of 128', conference('', 'a'.repeat(128)), []],
  ['a conference is trimmed or not', conference('trim="x"'), ['13239 error']],
  ['coach is a call', conference('coach="joe"'), ['13240 error']],
  ['a conference holds 250', conference('maxParticipants="251"'), ['12200 warning']],
  ['a region is one Twilio has', conference('region="mars"'), ['12200 warning']],

  ['a Queue with everything right is clean', queue('url="/w" method="POST"'), []],
  ['a Queue has a method', queue('method="x"'), ['14210 error']],
  ['the url of a Queue is an address', queue('url="ftp://a.example"'), ['14211 error']],
  ['a Queue has a name', queue('', ''), ['14212 error']],
  ['a Queue has no name of 65 letters', queue('', 'q'.repeat(65)), ['14213 error']],

  [
    'a Sip address is clean',
    sip('sip:joe@a.example?x-a=b', 'method="GET" username="a" password="b"'),
    [],
  ],
  ['a Sip has a method', sip('sip:joe@a.example', 'method="x"'), ['13241 warning']],
  ['a Sip has an address', sip('joe'), ['13243 warning']],
  [
    'a Sip of Uris is clean',
    sip(
      '<Uri priority="1" weight="2">sip:joe@a.example</Uri><Headers><Header name="X-A" value="b"/></Headers>',
    ),
    [],
  ],
  ['a Uri has an address', sip('<Uri>joe</Uri>'), ['13243 warning']],
  [
    'headers begin with X-',
    sip('<Uri>sip:joe@a.example</Uri><Headers><Header name="From" value="b"/></Headers>'),
    ['13252 warning'],
  ],
  [
    'some headers need not',
    sip('<Uri>sip:joe@a.example</Uri><Headers><Header name="User-to-User" value="b"/></Headers>'),
    [],
  ],
];
