import { describe, expect, it } from 'vitest';
import { spokenIn } from '../../src/check/spoken.ts';
import { definePhoneTree, type PhoneTree } from '../../src/tree/phone-tree.ts';
import {
  emphasis,
  gather,
  hangup,
  pause,
  play,
  s,
  say,
  sayAs,
  ssmlBreak,
  translated,
} from '../../src/twiml/build.ts';
import { asking, treeOf } from './remarks.ts';

/** What states say, without what is said at the end and after failures. */
function textsOf(tree: PhoneTree): string[] {
  return spokenIn(tree)
    .filter(({ path }) => path[0] === 'states')
    .map(({ language, text }) => `${language}: ${text}`);
}

describe('what callers may hear', () => {
  it('is there in every language of the tree, with its tag and its place', () => {
    const tree = treeOf(
      { menu: { enter: [say([translated({ en: 'Hello', es: 'Hola' })]), hangup()], exit: null } },
      { languages: { en: { language: 'en-US' }, es: { language: 'es-MX', voice: 'Polly.Mia' } } },
    );
    expect(textsOf(tree)).toEqual(['en: Hello', 'es: Hola']);
    expect(spokenIn(tree)[1]).toEqual({
      state: 'menu',
      path: ['states', 'menu', 'enter'],
      language: 'es',
      tag: 'es-MX',
      text: 'Hola',
      written: 'Hola',
      interruptible: false,
      when: [],
      pause: 0,
      voice: 'Polly.Mia',
    });
  });

  it('has the tag that it names itself', () => {
    const tree = treeOf({
      menu: { enter: [say({ language: 'es-MX' }, 'Hola'), hangup()], exit: null },
    });
    expect(spokenIn(tree)[0]).toMatchObject({ language: 'en-US', tag: 'es-MX' });
  });

  it('has its mark-up as words, its breaks as seconds, and its variables as they are written', () => {
    const words = [
      'Good {{ now | day }},',
      ssmlBreak({ time: '500ms' }),
      emphasis(['dear']),
      ' caller ',
      s(['You are on']),
      ssmlBreak({ strength: 'strong' }),
      sayAs({ 'interpret-as': 'telephone' }, '4155550100'),
    ];
    const tree = treeOf({ menu: { enter: [say(words), hangup()], exit: null } });
    expect(spokenIn(tree)[0]).toMatchObject({
      text: 'Good {{ now | day }}, dear caller You are on. 4155550100',
      pause: 1.25,
      marked: ['4155550100'],
    });
  });

  it('tells under which conditions it is said, from the outermost', () => {
    const tree = definePhoneTree({
      name: 'small',
      initial: 'menu',
      switches: ['fire'],
      states: {
        menu: {
          enter: [
            {
              when: { tries: 2, not: { on: 'fire' } },
              play: [{ when: { again: true }, play: [say('Again')] }],
              otherwise: [say('Once')],
            },
            hangup(),
          ],
          exit: null,
        },
      },
    });
    expect(spokenIn(tree).slice(0, 2)).toMatchObject([
      { text: 'Again', when: ['after 2 tries and not (fire is on)', 'heard before'] },
      { text: 'Once', when: ['not after 2 tries and not (fire is on)'] },
    ]);
  });

  it('is interrupted by a key inside a gather that takes keys', () => {
    const said = [say('Press 1.')];
    const on = { actionOnEmptyResult: true };
    const within = (attributes: object) =>
      spokenIn(
        treeOf({
          menu: {
            enter: [say('Hi'), gather({ ...on, ...attributes }, said)],
            exit: { otherwise: 'end' },
          },
        }),
      )
        .slice(0, 2)
        .map(({ interruptible }) => interruptible);
    expect(within({})).toEqual([false, true]);
    expect(within({ bargeIn: false })).toEqual([false, false]);
    expect(within({ input: ['speech'] })).toEqual([false, false]);
  });

  it('is audio and silence, too, which have no text', () => {
    const tree = treeOf({
      menu: {
        enter: [play('https://a.example/b.mp3'), pause({ length: 2 }), hangup()],
        exit: null,
      },
    });
    expect(spokenIn(tree).slice(0, 2)).toMatchObject([
      { text: '', audio: 'https://a.example/b.mp3', pause: 0 },
      { text: '', pause: 2 },
    ]);
  });

  it('is the question whether something was meant, placed where that is written', () => {
    const tree = treeOf({
      menu: asking(
        'For sales, press 1 or say sales.',
        { 1: 'end', otherwise: 'menu' },
        { speech: { phrases: { 1: ['sales'] }, confidence: 0.5, confirm: 'Sales? Press 1.' } },
      ),
    });
    expect(spokenIn(tree).find(({ state }) => state === 'menu/1?')).toMatchObject({
      path: ['states', 'menu', 'speech', 'confirm'],
      text: 'Sales? Press 1.',
    });
  });

  it('is what the tree says at the end and after a failure', () => {
    const tree = treeOf(
      { menu: { enter: [], exit: 'end' } },
      { goodbye: [say('Bye'), hangup()], apology: [say('Sorry')] },
    );
    expect(spokenIn(tree)).toMatchObject([
      { state: '(apology)', path: ['apology'], text: 'Sorry' },
      { state: '(goodbye)', path: ['goodbye'], text: 'Bye' },
    ]);
  });

  it('is not known of functions', () => {
    const tree = treeOf({ menu: { enter: () => [say('Hi')], exit: 'end' } });
    expect(textsOf(tree)).toEqual([]);
  });
});
