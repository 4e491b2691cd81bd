import { describe, expect, it } from 'vitest';
import type { Definition } from '../../src/tree/definition.ts';
import { definePhoneTree } from '../../src/tree/phone-tree.ts';
import type { State } from '../../src/tree/state.ts';
import { gather, hangup, say, ssmlBreak, translated } from '../../src/twiml/build.ts';
import { startServer } from '../server.ts';

const languages = { en: { language: 'en-US', voice: 'Polly.Joanna' }, es: { language: 'es-MX' } };
const both = (en: string, es: string) => say([translated({ en, es })]);

function bilingual(more: Partial<Definition> = {}): Definition {
  return {
    name: 'bilingual',
    languages,
    initial: 'greeting',
    states: {
      greeting: {
        enter: [
          gather({ numDigits: 1, actionOnEmptyResult: true }, [
            both('For news, press 1.', 'Oprima 1.'),
          ]),
        ],
        exit: { 1: 'news', 2: 'spanish', 3: 'broken', otherwise: null },
      },
      spanish: { language: 'es', enter: [], exit: 'greeting' },
      news: {
        enter: [both('It is {{ now | date }}.', 'Es el {{ now | date }}.'), hangup()],
        exit: null,
      },
      broken: { enter: [both('{{ call.callerName }}', '{{ call.callerName }}')], exit: 'greeting' },
    },
    ...more,
  };
}

async function serve(tree: Definition) {
  return startServer({
    trees: [definePhoneTree(tree)],
    defaultTree: tree.name,
    clock: () => new Date('2026-11-20T12:00:00Z'),
  });
}

describe('a call in two languages', () => {
  it('begins in the first, spoken by its voice', async () => {
    const server = await serve(bilingual());
    const { body } = await server.send({ CallSid: 'CA1', From: '+14155550123' });
    expect(body).toContain('<Say voice="Polly.Joanna" language="en-US">For news, press 1.</Say>');
    await server.close();
  });

  it('begins in the one that is named', async () => {
    const server = await serve(bilingual({ language: 'es' }));
    const { body } = await server.send({ CallSid: 'CA1', From: '+14155550123' });
    expect(body).toContain('<Say language="es-MX">Oprima 1.</Say>');
    await server.close();
  });

  it('is held in the language that is chosen, to its last word', async () => {
    const server = await serve(bilingual());
    const call = await server.dial();
    await call.press('2');
    await call.hears('Oprima 1.');
    await call.press('1');
    await call.hears('Es el viernes, 20 de noviembre.');
    await server.close();
  });

  it('is thanked, and apologised to, in its language', async () => {
    const server = await serve(bilingual());
    const call = await server.dial();
    await call.press('2');
    await call.press('3');
    await call.hears('Lo sentimos, algo salió mal de nuestro lado.');
    await call.hears('Oprima 1.');
    await call.press('7');
    await call.hears('Gracias por su llamada. Adiós.');
    await server.close();
  });

  it('keeps a voice that a text has of its own, and its mark-up', async () => {
    const text = say({ voice: 'alice' }, [
      translated({ en: ['One', ssmlBreak({ time: '1s' }), 'two'], es: 'Uno, dos' }),
    ]);
    const server = await serve(
      bilingual({ initial: 'one', states: { one: { enter: [text, hangup()], exit: null } } }),
    );
    const { body } = await server.send({ CallSid: 'CA1', From: '+14155550123' });
    expect(body).toContain('<Say voice="alice">One<break time="1s"/>two</Say>');
    await server.close();
  });
});

describe('a tree is refused', () => {
  const one = (state: State): Partial<Definition> => ({ initial: 'one', states: { one: state } });
  it.each<[string, Partial<Definition>, RegExp]>([
    [
      'for what is not said in one of its languages',
      one({ enter: [say([translated({ en: 'Hello' })])], exit: null }),
      /State "one" does not say in es what is "Hello": translate it/,
    ],
    [
      'for what is said in another one',
      one({ enter: [say([translated({ en: 'Hello', es: 'Hola', fr: 'Salut' })])], exit: null }),
      /State "one" speaks "fr", which is not one of the tree's languages/,
    ],
    ['for a language it goes on in', one({ language: 'fr', enter: [], exit: null }), /speaks "fr"/],
    ['for a beginning in no language', { language: 'fr' }, /language is "fr", which is not listed/],
    [
      'for the name of a language',
      { languages: { english: {} }, language: 'english' },
      /"english" can't name/,
    ],
    [
      'for a variable that only one language names',
      one({ enter: [both('Hello', 'Hola {{ vars.name }}')], exit: null }),
      /"vars.name" is never set/,
    ],
    [
      'for a condition on another language',
      one({ enter: [{ when: { language: 'fr' }, play: [say('Salut')] }], exit: null }),
      /asks for "fr"/,
    ],
  ])('%s', (_, more, fault) => {
    expect(() => definePhoneTree(bilingual(more))).toThrow(fault);
  });
});
