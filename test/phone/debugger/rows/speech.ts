import type { Row } from './row.ts';

const say = (attributes: string, text: string) => `<Say ${attributes}>${text}</Say>`;

export const rows: readonly Row[] = [
  [
    'a Say with everything right is clean',
    say('voice="Polly.Joanna" language="en-US" loop="2"', 'Hi'),
    [],
  ],
  ['a loop of 0 is for ever', say('loop="0"', 'Hi'), []],
  ['a loop is no word', say('loop="often"', 'Hi'), ['13510 warning']],
  ['a loop is not negative', say('loop="-1"', 'Hi'), ['13510 warning']],
  ['a voice is one Twilio knows', say('voice="Polly.Nobody"', 'Hi'), ['13511 warning']],
  ['a voice is spelled as Twilio does', say('voice="polly.joanna"', 'Hi'), ['13511 warning']],
  ['a language is one Twilio knows', say('language="xx-XX"', 'Hi'), ['13512 warning']],
  ['a rate may be a percentage', say('', '<prosody rate="85%">Hi</prosody>'), []],
  ['a rate is no other word', say('', '<prosody rate="quick">Hi</prosody>'), ['13513 warning']],
  ['a Say says something', say('', ''), ['13520 warning']],
  ['white space is nothing', say('', ' \n '), ['13520 warning']],
  ['a break alone is something', say('', '<break time="1s"/>'), []],
  ['4096 characters can be said', say('', 'a'.repeat(4096)), []],
  ['4097 characters cannot', say('', 'a'.repeat(4097)), ['13521 warning']],
  ['Polly says 3000 characters', say('voice="Polly.Joanna"', 'a'.repeat(3000)), []],
  ['Polly does not say 3001', say('voice="Polly.Joanna"', 'a'.repeat(3001)), ['13521 warning']],
  ['tags do not count for Polly', say('voice="Polly.Joanna"', `<p>${'a'.repeat(3000)}</p>`), []],
  [
    'tags count for Google',
    say(
      'voice="Google.en-US-Standard-A"',
      `${'a'.repeat(4400)}${'<break time="100ms"/>'.repeat(40)}`,
    ),
    ['13521 warning'],
  ],
  [
    'without tags Google says as much',
    say('voice="Google.en-US-Standard-A"', 'a'.repeat(4400)),
    [],
  ],
  ['foreign letters count as they travel', say('', 'ж'.repeat(751)), ['13521 warning']],
  ['750 of them can be said', say('', 'ж'.repeat(750)), []],
  ['SSML may be nested', say('', '<p><s>Hi <say-as interpret-as="digits">12</say-as></s></p>'), []],
  ['a paragraph holds no paragraph', say('', '<p><p>Hi</p></p>'), ['12200 warning']],
  [
    'a say-as is one of a kind',
    say('', '<say-as interpret-as="song">Hi</say-as>'),
    ['12200 warning'],
  ],
  ['a Say holds no Pause', say('', 'a<Pause/>'), ['12200 warning']],
  ['SSML tags are in lower case', say('', 'a<Break/>'), ['12200 warning']],

  ['a Play of a file is clean', '<Play loop="0">https://a.example/b.mp3</Play>', []],
  ['a Play of tones is clean', '<Play digits="ww12#W*A"/>', []],
  ['a Play loops a number of times', '<Play loop="-1">/a.mp3</Play>', ['13410 warning']],
  ['letters are no tones', '<Play digits="hello"/>', ['13430 warning']],
  ['no tones are no tones', '<Play digits=""/>', ['13430 warning']],
  ['a Play plays something', '<Play/>', ['11100 error']],
  ['a Play plays from the web', '<Play>file:///a.mp3</Play>', ['11100 error']],
  ['media may come without TLS', '<Play>http://a.example/b.mp3</Play>', []],
  ['a line feed around an address is nothing', '<Play>\n/a.mp3\n</Play>', []],
  [
    'a line feed in an address breaks it',
    '<Play>https://a.example/\nb.mp3</Play>',
    ['broken-address warning'],
  ],

  ['a Pause without length is clean', '<Pause/>', []],
  ['a Pause lasts at least a second', '<Pause length="0"/>', ['13910 warning']],
  ['a Pause lasts whole seconds', '<Pause length="0.5"/>', ['13910 warning']],
  ['a Pause holds nothing', '<Pause><Say>Hi</Say></Pause>', ['12200 warning']],
];
