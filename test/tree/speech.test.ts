import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { definePhoneTree } from '../../src/tree/phone-tree.ts';
import { heard, phrasebooks, type Speech } from '../../src/tree/speech.ts';
import { gather, say } from '../../src/twiml/build.ts';
import { startServer } from '../server.ts';

const speech: Speech = {
  phrases: {
    1: { en: ['sales', 'buy something'], es: ['ventas'] },
    2: { en: ['customer support', 'help'], es: ['ayuda'] },
    3: { en: ['sales report'], es: ['informe de ventas'] },
  },
};
const tree = { languages: { en: {}, es: { language: 'es-MX' } } };
const books = phrasebooks(speech, ['1', '2', '3', '*', 'otherwise'], tree);

describe('what a caller says', () => {
  it.each<[string, string, string | undefined]>([
    ['en', 'Sales.', '1'],
    ['en', 'I would like to BUY something, please', '1'],
    ['en', 'help me with customer support', '2'],
    ['en', 'the sales report', '3'],
    ['en', 'wholesales', undefined],
    ['en', 'sales or help', undefined],
    ['en', 'two', '2'],
    ['en', '2', '2'],
    ['en', 'star', '*'],
    ['en', 'I have two questions', undefined],
    ['en', 'ventas', undefined],
    ['en', '', undefined],
    ['en', '¡…!', undefined],
    ['es', 'Ventas, por favor', '1'],
    ['es', 'el informe de ventas', '3'],
    ['es', 'dós', '2'],
    ['es', 'asterisco', '*'],
  ])('in %s, "%s", means %s', (language, said, key) => {
    expect(heard(said, books.get(language) ?? [])).toBe(key);
  });

  it('may be anything at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (said) => {
        expect(['1', '2', '3', '*', undefined]).toContain(heard(said, books.get('en') ?? []));
      }),
    );
  });
});

const menu = gather({ numDigits: 1, actionOnEmptyResult: true }, [say('What may we do?')]);
const end = (text: string) => ({ enter: [say(text)], exit: null }) as const;

describe('a caller who is not heard well', () => {
  const asking = definePhoneTree({
    name: 'asking',
    initial: 'menu',
    states: {
      menu: {
        enter: [menu],
        speech: {
          phrases: { 1: ['sales'] },
          confidence: 0.6,
          confirm: 'Did you say {{ phrase }}?',
        },
        exit: { 1: 'sales', otherwise: 'repeat' },
        tries: { limit: 3, exit: 'person' },
      },
      sales: end('Sales.'),
      person: end('A person.'),
    },
  });

  async function call() {
    const server = await startServer({ trees: [asking], defaultTree: 'asking' });
    return { server, call: await server.dial() };
  }

  it('is asked, and says yes', async () => {
    const { server, call: caller } = await call();
    await caller.say('sales', 0.4);
    await caller.hears('Did you say sales?');
    await caller.say('yes, right', 0.9);
    await caller.hears('Sales.');
    await server.close();
  });

  it('is asked, and presses 1', async () => {
    const { server, call: caller } = await call();
    await caller.say('sales', 0.4);
    await caller.press('1');
    await caller.hears('Sales.');
    await server.close();
  });

  it('says no, and is asked anew, but not for ever', async () => {
    const { server, call: caller } = await call();
    for (let time = 1; time < 3; time += 1) {
      await caller.say('sales', 0.4);
      await caller.hears('Did you say sales?');
      await caller.press('7');
      await caller.hears('What may we do?');
    }
    await caller.say('sales', 0.4);
    await caller.press('7');
    await caller.hears('A person.');
    await server.close();
  });
});

describe('what is said and no option', () => {
  const noting = definePhoneTree({
    name: 'noting',
    initial: 'menu',
    states: {
      menu: {
        enter: [menu],
        speech: { phrases: { 1: ['sales'] }, as: 'reason' },
        exit: { 1: 'sales', spoken: 'noted', otherwise: 'repeat' },
      },
      sales: end('Sales.'),
      noted: end('You said {{ vars.reason | default: "a lot" }}.'),
    },
  });

  it.each([
    ['My bill is <wrong> & late', 'You said My bill is <wrong> & late.'],
    ['{{ vars.secret }}', 'You said {{ vars.secret }}.'],
    ['word '.repeat(60), `You said ${'word '.repeat(50).trim()}.`],
    ['字'.repeat(300), `You said ${'字'.repeat(130)}.`],
  ])('is kept as it is, or its beginning: %s', async (said, spoken) => {
    const server = await startServer({ trees: [noting], defaultTree: 'noting' });
    const caller = await server.dial();
    await caller.say(said);
    await caller.hears(spoken);
    await server.close();
  });
});

describe('a tree is refused', () => {
  it.each<[string, Speech, RegExp]>([
    [
      'for phrases of no option',
      { phrases: { 7: ['seven'] } },
      /has phrases for 7, which is no option/,
    ],
    ['for a confidence of 5', { confidence: 5 }, /use a number from 0 to 1/],
    ['for a question without confidence', { confirm: 'Sure?' }, /say by "confidence" what is sure/],
    ['for what is kept and leads nowhere', { as: 'reason' }, /exit on "spoken"/],
  ])('%s', (_, listening, fault) => {
    const exit = { 1: 'sales', otherwise: 'repeat' } as const;
    const states = { menu: { enter: [menu], speech: listening, exit }, sales: end('Sales.') };
    expect(() => definePhoneTree({ name: 'small', initial: 'menu', states })).toThrow(fault);
  });
});
