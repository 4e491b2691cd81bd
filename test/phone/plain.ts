import http from 'node:http';

const menuText =
  'For sales, press 1. For support, press 2. For our business hours, press 3. ' +
  'To speak with reception, press 0. To hear this menu again, press 9.';
const hoursText =
  'We are open Monday to Friday, from 9 a.m. to 5 p.m. ' +
  'To hear this again, press 1. For the menu, press any other key.';
const leaveMessage =
  'To leave a message, please speak after the tone, and press the pound key when you are done.';

const say = (text: string): string => `<Say>${text}</Say>`;
const ask = (action: string, text: string, music = ''): string =>
  `<Gather numDigits="1" finishOnKey="" actionOnEmptyResult="true" action="${action}">${say(text)}${music}</Gather>`;
const message = (text: string): string =>
  say(`${text} Your message is recorded.`) +
  '<Record action="/thanks" maxLength="120" finishOnKey="#"/>';
const offer = ask(
  '/waited',
  'To leave a message instead, press 1.',
  '<Play>/media/hold.wav</Play>',
);

type Page = (fields: Record<string, string>, tries: number, reception: string) => string;

const pages: Record<string, Page> = {
  '/': () => say('Welcome to ACME, Inc.') + ask('/menu', menuText),
  '/menu': ({ Digits = '' }, tries, reception) => {
    const again = tries > 0 ? ' To speak with a person, just press 0.' : '';
    const heard = Digits === '' ? 'did not hear from you' : 'did not get that';
    const toReception =
      say('We are putting you through to reception.') +
      `<Dial timeout="20" action="/reception">${reception}</Dial>`;
    const keys: Record<string, string> = {
      1: message(
        'Please leave a message for our sales team after the tone, ' +
          'and press the pound key when you are done.',
      ),
      2:
        say('Please hold the line. The next free person in support will take your call.') +
        '<Enqueue waitUrl="/wait" action="/queue">support</Enqueue>',
      3: ask('/hours', hoursText),
      0: toReception,
      9: ask('/menu', menuText),
    };
    if (keys[Digits] !== undefined) return keys[Digits];
    if (tries > 1) return toReception;
    return say(`We are sorry, we ${heard}.${again}`) + ask(`/menu?tries=${tries + 1}`, menuText);
  },
  '/hours': ({ Digits }) => (Digits === '1' ? ask('/hours', hoursText) : ask('/menu', menuText)),
  '/wait': ({ QueuePosition = '' }) => say(`You are number ${QueuePosition} in line.`) + offer,
  '/waited': ({ Digits = '' }) => {
    if (Digits === '1') return '<Leave/>';
    return Digits === ''
      ? '<Pause length="1"/>'
      : say('We are sorry, we did not get that.') + offer;
  },
  '/queue': ({ QueueResult }) =>
    QueueResult === 'leave' ? message(leaveMessage) : say('Thank you for calling. Goodbye.'),
  '/reception': ({ DialCallStatus = '' }) =>
    ['busy', 'no-answer', 'failed'].includes(DialCallStatus)
      ? message(`We are sorry, nobody can take your call right now. ${leaveMessage}`)
      : say('Thank you for calling. Goodbye.'),
  '/thanks': () => say('Thank you for calling. Goodbye.'),
};

/** ACME's phone tree as anybody might write it who knows TwiML and nothing of this project. */
export function plainServer(reception: string): http.Server {
  return http.createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://plain.example');
      const fields = Object.fromEntries(new URLSearchParams(body));
      const page = pages[pathname]?.(fields, Number(searchParams.get('tries')), reception) ?? '';
      response.setHeader('Content-Type', 'text/xml');
      response.end(`<Response>${page}</Response>`);
    });
  });
}
