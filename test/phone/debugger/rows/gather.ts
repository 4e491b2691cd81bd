import type { Row } from './row.ts';
import { verb } from './row.ts';

const gather = (attributes: string, inside = '') => verb('Gather', attributes, inside);
const many = Array.from({ length: 501 }, (_, at) => at).join(',');

export const rows: readonly Row[] = [
  [
    'a Gather with everything right is clean',
    gather(
      'numDigits="1" timeout="5" input="dtmf speech"',
      '<Say>Hi</Say><Play>/a.mp3</Play><Pause/>',
    ),
    [],
  ],
  ['a finish key may be none', gather('finishOnKey=""'), []],
  ['a finish key may be a star', gather('finishOnKey="*"'), []],
  ['a letter is no finish key', gather('finishOnKey="x"'), ['13310 warning']],
  ['two finish keys are too many', gather('finishOnKey="12"'), ['13311 warning']],
  ['a method may be in lower case', gather('method="get"'), []],
  ['PUT is no method', gather('method="PUT"'), ['13312 warning']],
  ['a timeout may be auto', gather('timeout="auto"'), []],
  ['a timeout of 0 is none', gather('timeout="0"'), ['13313 warning']],
  ['a negative timeout is none', gather('timeout="-1"'), ['13313 warning']],
  ['a fraction is no timeout', gather('timeout="2.5"'), ['13313 warning']],
  ['numDigits counts from 1', gather('numDigits="0"'), ['13314 warning']],
  ['numDigits is not empty', gather('numDigits=""'), ['13314 warning']],
  ['a Gather holds no Redirect', gather('', '<Redirect>/a</Redirect>'), ['13320 warning']],
  ['a Gather holds no Gather', gather('', '<Gather/>'), ['13320 warning']],
  ['a Gather holds no lower-case say', gather('', '<say>Hi</say>'), ['13320 warning']],
  ['a Gather holds no text', gather('', 'hello'), ['12200 warning']],
  [
    'a Say in a Gather has a code of its own for its voice',
    gather('', '<Say voice="Bob">Hi</Say>'),
    ['13321 warning'],
  ],
  [
    'a Say in a Gather has a code of its own for its loop',
    gather('', '<Say loop="x">Hi</Say>'),
    ['13322 warning'],
  ],
  ['voice is no input', gather('input="voice"'), ['13326 warning']],
  ['inputs are not separated by a comma', gather('input="dtmf,speech"'), ['13326 warning']],
  ['a speechTimeout may be auto', gather('speechTimeout="auto"'), []],
  ['a speechTimeout is no word', gather('speechTimeout="soon"'), ['13327 warning']],
  ['a maxSpeechTime counts from 1', gather('maxSpeechTime="0"'), ['13328 warning']],
  [
    'partialResultCallbackMethod is GET or POST',
    gather('partialResultCallback="/p" partialResultCallbackMethod="SEND"'),
    ['13329 warning'],
  ],
  ['a few hints will do', gather('hints="sales, support, $OOV_CLASS_DIGIT_SEQUENCE"'), []],
  ['501 hints are too many', gather(`hints="${many}"`), ['13330 warning']],
  ['a hint of 101 characters is too long', gather(`hints="${'a'.repeat(101)}"`), ['13330 warning']],
  ['a language has a region', gather('language="en"'), ['13331 warning']],
  ['a language Twilio knows is clean', gather('language="de-DE"'), []],
  ['bargeIn is true or false', gather('bargeIn="yes"'), ['13332 warning']],
  ['booleans are in lower case', gather('bargeIn="False"'), ['13332 warning']],
  ['profanityFilter is true or false', gather('profanityFilter="0"'), ['13333 warning']],
  ['a speech model is one Twilio knows', gather('speechModel="clever"'), ['13334 warning']],
  ['models of other providers are known', gather('speechModel="deepgram_nova-3"'), []],
  [
    'speechTimeout="auto" goes with no model',
    gather('speechTimeout="auto" speechModel="phone_call"'),
    ['13335 warning'],
  ],
  [
    'a speech model wants a speechTimeout in seconds',
    gather('speechTimeout="3" speechModel="phone_call"'),
    [],
  ],
  ['actionOnEmptyResult is true or false', gather('actionOnEmptyResult="yes"'), ['13338 error']],
  ['actionOnEmptyResult may be false', gather('actionOnEmptyResult="false"'), []],
  ['enhanced is true or false', gather('enhanced="1"'), ['13339 warning']],
  ['debug is true or false', gather('debug="1"'), ['12200 warning']],
  [
    'a Play in a Gather sends no digits',
    gather('', '<Play digits="1"/>'),
    ['digits-in-gather warning'],
  ],
  [
    'all that is wrong is found, in its place',
    gather('timeout="x" numDigits="y"', '\n<Dial/>'),
    ['13313 warning', '13314 warning', '13320 warning'],
  ],
];
