import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { createMachine } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { mermaidOf } from '../../src/journey/mermaid.ts';
import { svgOf } from '../../src/journey/svg.ts';
import { xstateOf } from '../../src/journey/xstate.ts';
import { definePhoneTree } from '../../src/tree/phone-tree.ts';
import { gather, hangup, say } from '../../src/twiml/build.ts';
import { RECEPTION } from '../server.ts';
import { treeOf } from './played.ts';

const ACME = treeOf(readFileSync('trees/acme.yaml', 'utf8'));

const TEXT = 'Say "yes" [or] (no) | <a> & `b` #1; {x} – Grüße 日本 🎂\u0007';

/** A tree whose texts, and the names of whose states, hold signs that formats give a meaning. */
const STRANGE = definePhoneTree({
  name: 'strange',
  initial: 'end',
  states: {
    end: {
      enter: [gather({ numDigits: 1, finishOnKey: '', actionOnEmptyResult: true }, [say(TEXT)])],
      entry: { min: 3, pattern: '4XX', as: 'number' },
      exit: { '*': 'class-a', 1: 'back', entered: 'class-a', otherwise: 'repeat' },
    },
    'class-a': {
      enter: [say('Hello.')],
      exit: [{ when: { from: ['"+1*"'] }, to: 'style' }, { to: 'end' }],
    },
    style: { enter: [hangup()], exit: null },
  },
});

/** As many states as are still to be read. */
const LARGE = definePhoneTree({
  name: 'large',
  initial: 's0',
  states: Object.fromEntries(
    Array.from({ length: 1_000 }, (_, index) => [
      `s${index}`,
      {
        enter: [gather({ numDigits: 1, actionOnEmptyResult: true }, [say(`State ${index}.`)])],
        exit: {
          1: `s${(index * 2 + 1) % 1_000}`,
          2: `s${(index * 2 + 2) % 1_000}`,
          otherwise: null,
        },
      },
    ]),
  ),
});

describe.each([
  ['acme', ACME],
  ['strange', STRANGE],
  ['large', LARGE],
])('a diagram of %s', (_, tree) => {
  it('as Mermaid has every state and every way, and nothing that Mermaid might misread', () => {
    const [first, ...lines] = mermaidOf(tree).trimEnd().split('\n');
    expect(first).toBe('flowchart TD');
    const text = '"[\\p{L}\\p{M}\\p{N} .,!?\'…#;-]*(<br>[\\p{L}\\p{M}\\p{N} .,!?\'…#;-]*)?"';
    const line = new RegExp(
      `^  \\w+(\\[${text}\\]|\\(\\[${text}\\]\\))?( -->(\\|${text}\\|)? \\w+)?$`,
      'u',
    );
    for (const each of lines) expect(each).toMatch(line);
    const drawn = lines.flatMap((each) => /^  (s_\w+)\[/.exec(each)?.[1] ?? []);
    expect(new Set(drawn).size).toBe(Object.keys(tree.states).length);
    const arrows = lines.flatMap((each) => /^ {2}(\w+) -->.* (\w+)$/.exec(each)?.slice(1) ?? []);
    const known = lines.flatMap((each) => /^ {2}(\w+)[[(]/.exec(each)?.[1] ?? []);
    for (const name of arrows) expect(known).toContain(name);
  });

  it('as SVG is well-formed, and no state covers another', () => {
    const boxes: { x: number; y: number; width: number; height: number }[] = [];
    const parser = new SaxesParser();
    parser.on('error', (error) => expect.unreachable(error.message));
    parser.on('opentag', ({ name, attributes }) => {
      if (name !== 'rect') return;
      const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((of) =>
        Number(attributes[of]),
      );
      boxes.push({ x: x ?? NaN, y: y ?? NaN, width: width ?? NaN, height: height ?? NaN });
    });
    parser.write(svgOf(tree)).close();
    expect(boxes.length).toBe(Object.keys(tree.states).length);
    const sorted = boxes.toSorted((a, b) => a.x - b.x || a.y - b.y);
    const covered = sorted.filter((box, index) => {
      const next = sorted[index + 1];
      if (next?.x === box.x) return next.y <= box.y + box.height;
      return next !== undefined && next.x <= box.x + box.width;
    });
    expect(covered).toEqual([]);
  });

  it('for XState is a machine that reaches every state', () => {
    const config = structuredClone(xstateOf(tree));
    const json = JSON.stringify(config);
    const types = [...json.matchAll(/"guard":{"type":"((?:[^"\\]|\\.)*)"}/g)].map(
      ([, type = '']) => JSON.parse(`"${type}"`) as string,
    );
    const reached = new Set<string>();
    for (const answer of [true, false]) {
      const guards = Object.fromEntries(types.map((type) => [type, () => answer]));
      const machine = createMachine(JSON.parse(json) as object).provide({
        guards,
        actions: { play: () => undefined },
      });
      const events = [
        ...new Set(Object.values(config.states).flatMap(({ on = {} }) => Object.keys(on))),
      ];
      const paths = getShortestPaths(machine, {
        events: events.map((type) => ({ type: type === '*' ? 'something' : type })),
        limit: 100_000,
      });
      for (const { state } of paths) reached.add(state.value as string);
    }
    const passing = Object.entries(config.states).filter(([, { always }]) => always);
    for (const [name] of passing) reached.add(name);
    expect(Object.keys(config.states).filter((name) => !reached.has(name))).toEqual([]);
  });
});

describe('phone-tree diagram', () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ['src/cli/main.ts', 'diagram', ...args], {
      encoding: 'utf8',
      env: { ...process.env, TREES_DIR: 'trees', RECEPTION_NUMBER: RECEPTION },
    });

  it('draws a tree by its name, and a document, in every format', () => {
    expect(run('acme').stdout).toBe(mermaidOf(ACME));
    expect(run('trees/acme.yaml', '--format', 'svg').stdout).toBe(svgOf(ACME));
    expect(JSON.parse(run('acme', '--format', 'xstate').stdout)).toEqual(xstateOf(ACME));
  });

  it('says which trees there are, where it is asked for another', () => {
    const { status, stderr } = run('acne');
    expect(status).toBe(2);
    expect(stderr).toBe(
      'There is no file "acne", and no tree of that name: acme, agents, connected, waiting\n',
    );
  });
});

it('a state more changes no other line of a Mermaid diagram', () => {
  const text = readFileSync('trees/acme.yaml', 'utf8');
  const more = treeOf(
    text
      .replace('3: hours, 0:', '3: hours, 4: billing, 0:')
      .replace('  sales:\n', '  billing:\n    enter: [hangup]\n    exit: null\n\n  sales:\n'),
  );
  const before = mermaidOf(ACME).split('\n');
  const after = mermaidOf(more).split('\n');
  expect(before.filter((line) => !after.includes(line))).toEqual([]);
  expect(after.filter((line) => !before.includes(line))).toEqual([
    '  s_billing["billing"]',
    '  s_menu -->|"4"| s_billing',
  ]);
});
