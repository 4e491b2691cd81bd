import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkDocument, checkTree } from '../../src/check/check.ts';
import { findingText, isBarred } from '../../src/check/finding.ts';
import { reportOf } from '../../src/check/report.ts';
import { RULES, TABLE } from '../../src/check/rules.ts';
import { stateOf } from '../../src/document/spelling.ts';
import { acme } from '../../src/machines/acme.ts';
import { RECEPTION } from '../server.ts';
import { documentOf, findsIn, menu, NOW, PERSON, TRIES } from './finds.ts';

const check = (text: string) => checkDocument('small.yaml', text, {}, { now: NOW });
const told = (found: ReturnType<typeof check>) =>
  found.map(({ line, column, severity, id }) => `${line}:${column} ${severity} ${id}`);
const silent = `  menu: ${menu('{ 1: person, noInput: null, otherwise: menu }', TRIES)}`;

describe('checking a document', () => {
  it('tells every complaint of one that can’t be read, by its line', () => {
    expect(told(check('name: a\n  b: c\n\td: e'))).toContain('1:7 error D01');
    expect(told(check('x'.repeat(1_100_000)))).toEqual(['1:1 error D01']);
    expect(told(check(''))).toEqual(['1:1 error D02']);
  });

  it('tells what has not the shape of a tree, and what would break a call', () => {
    const misshapen = documentOf('  menu: { enter: [{ sya: Hello }], exit: nowhere }');
    expect(told(check(misshapen))).toEqual(['5:21 error D02', '5:42 error D02']);
    const broken = documentOf('  menu: { enter: [{ say: Hello }], exit: nowhere }');
    expect(told(check(broken))).toEqual(['5:42 error T01']);
  });

  it('tells what it finds in the order of the document, with the line it is about', () => {
    const found = findsIn(`${silent}${PERSON}`);
    expect(found.map(({ line }) => line)).toEqual(
      found.map(({ line }) => line).toSorted((a, b) => a - b),
    );
    const first = found.find(({ id }) => id === 'G07');
    expect(first).toMatchObject({ file: 'small.yaml', line: 5, severity: 'warning' });
    expect(first && findingText(first)).toMatch(
      /^small\.yaml:5:\d+ warning G07 Whoever .*\n {4} {2}menu:/,
    );
  });

  it('adds a call to what it finds, where that is wanted', () => {
    const text = documentOf(`${silent}${PERSON}`);
    const found = checkDocument('small.yaml', text, {}, { now: NOW, witnesses: true }).find(
      ({ id }) => id === 'G07',
    );
    expect(found?.witness).toMatch(/^# Whoever stays silent once[\s\S]*\nsilence\n/);
    expect(check(text).every(({ witness }) => witness === undefined)).toBe(true);
  });

  it('looks into the trees that a document uses, once, where it uses them', () => {
    const ask = {
      name: 'ask',
      initial: 'greet',
      returns: ['done'],
      states: { greet: stateOf({ enter: [{ say: '{{ vars.name }}' }], exit: 'done' }) },
      takes: ['name'],
    };
    const text = documentOf(
      '  menu: { enter: [], tree: ask, exit: { otherwise: end } }\n  end: { enter: [hangup], exit: null }',
    );
    const found = checkDocument(
      'small.yaml',
      text,
      { trees: new Map([['ask', ask]]) },
      { now: NOW },
    );
    expect(told(found)).toContain('5:3 error G16');
  });

  it('is done with a tree in TypeScript too', () => {
    const verdicts = checkTree(acme({ receptionNumber: RECEPTION }), NOW);
    expect(verdicts.filter(({ demand }) => demand.severity === 'error')).toEqual([]);
  });

  it('finds no error in ACME, and lets it go live', () => {
    const text = readFileSync('trees/acme.yaml', 'utf8');
    const settings = { RECEPTION_NUMBER: RECEPTION };
    const found = checkDocument('trees/acme.yaml', text, { settings }, { now: NOW });
    expect(isBarred(found)).toBe(false);
  });

  it('of a thousand states is over in seconds, however busy the machine is', () => {
    const count = 1_000;
    const states = Array.from({ length: count }, (_, index) => {
      const next = index + 1 < count ? `s${index + 1}` : 'person';
      return `  s${index}: ${menu(`{ 1: ${next}, 2: person, otherwise: sorry }`, TRIES, 'For bread, press 1. For cake, press 2.')}`;
    });
    const text = documentOf(
      `  menu: { enter: [], exit: s0 }\n${states.join('\n')}\n  sorry: { enter: [{ say: Sorry. }], exit: repeat }${PERSON}`,
    );
    check(text);
    const began = performance.now();
    expect(check(text).length).toBeGreaterThan(0);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

describe('the table of rules', () => {
  it('has at least seventy, each by an id of its own', () => {
    expect(TABLE.length).toBeGreaterThanOrEqual(70);
    expect(new Set(TABLE.map(({ id }) => id)).size).toBe(TABLE.length);
    expect(RULES.every(({ demands, source }) => demands.endsWith('.') && source !== '')).toBe(true);
  });
});

describe('what a document allows', () => {
  const allowing = (allow: string) =>
    findsIn(`${silent.replace('{ enter', `{ allow: ${allow}, enter`)}${PERSON}`);
  const ids = (found: ReturnType<typeof check>) => found.map(({ id }) => id);

  it('is not found in that state', () => {
    expect(ids(findsIn(`${silent}${PERSON}`))).toContain('G07');
    expect(ids(allowing("{ G07: 'A test line.' }"))).not.toContain('G07');
  });

  it('is found in a state all the same where the tree allows it at its top', () => {
    const found = findsIn(`${silent}${PERSON}`, "allow: { G07: 'A test line.' }");
    expect(ids(found)).toContain('G07');
    expect(ids(found)).toContain('S01');
  });

  it('is not found in the tree as a whole where that allows it', () => {
    const asking = `  menu: ${menu('{ 1: menu, otherwise: null }')}`;
    expect(ids(findsIn(asking))).toContain('M06');
    expect(ids(findsIn(asking, "allow: { M06: 'A test line.' }"))).not.toContain('M06');
  });

  it('means nothing to callers, nor to the version', () => {
    expect(stateOf({ enter: [], exit: null, allow: { G07: 'x' } })).toEqual({
      enter: [],
      exit: null,
    });
  });

  it.each([
    ['S01', "{ G04: 'x', G08: 'Never found.' }"],
    ['S02', "{ G0777: 'x' }"],
    ['S03', "{ G09: 'Callers like it.' }"],
    ['S03', "{ G07: ' ' }"],
    ['S03', '{ G07: Intended. }'],
  ])('is itself found as %s in %s', (id, allow) => {
    const found = allowing(allow);
    expect(ids(found)).toContain(id);
    expect(ids(found)).toContain('G07');
  });

  it('may be an error only where the rule says so', () => {
    const records = '  menu: { enter: [{ record: {} }], exit: null, allow: { L01: Staff only. } }';
    expect(ids(findsIn(records))).not.toContain('L01');
    const endless = `  menu: ${menu('{ 1: person, otherwise: menu }', ', allow: { G09: Staff only. }')}${PERSON}`;
    expect(ids(findsIn(endless))).toContain('G09');
  });
});

describe('findings are told', () => {
  const found = findsIn(`${silent}${PERSON}`);
  const [first] = found;

  it('as text, with how many there are', () => {
    const text = reportOf(found, 'text');
    expect(text.split('\n').at(-2)).toMatch(/^0 errors, \d+ warnings?, \d+ hints?$/);
    expect(reportOf([], 'text')).toBe('0 errors, 0 warnings, 0 hints\n');
  });

  it('as JSON', () => {
    expect(JSON.parse(reportOf(found, 'json'))).toEqual(found);
  });

  it('as SARIF, each by a rule of the table', () => {
    const { version, runs } = JSON.parse(reportOf(found, 'sarif')) as {
      version: string;
      runs: {
        tool: { driver: { rules: { id: string }[] } };
        results: { ruleId: string; locations: { physicalLocation: { region: object } }[] }[];
      }[];
    };
    expect(version).toBe('2.1.0');
    const [run] = runs;
    const known = run?.tool.driver.rules.map(({ id }) => id);
    expect(run?.results.map(({ ruleId }) => ruleId)).toEqual(found.map(({ id }) => id));
    expect(run?.results.every(({ ruleId }) => known?.includes(ruleId))).toBe(true);
    expect(run?.results[0]?.locations[0]?.physicalLocation.region).toEqual({
      startLine: first?.line,
      startColumn: first?.column,
    });
  });

  it('as commands to GitHub, whose signs are escaped', () => {
    const finding = {
      ...found[0],
      file: 'a,b.yaml',
      line: 1,
      column: 2,
      id: 'G07',
      excerpt: '',
      severity: 'hint' as const,
      message: '50 %\nmore',
    };
    expect(reportOf([finding], 'github')).toBe(
      '::notice file=a%2Cb.yaml,line=1,col=2,title=G07::50 %25%0Amore\n',
    );
  });
});
