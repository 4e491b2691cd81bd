import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderTask, withSecrets } from '../../src/tasks/secret.ts';
import type { HttpTask } from '../../src/tasks/task.ts';
import { hostOf, serve } from './world.ts';

const secrets = { KEY: 'k-3y', MULTI: 'a\nb', ODD: '$& ${secret:KEY}' };

describe('a secret is filled in', () => {
  it.each<[string, Omit<HttpTask['http'], 'url'>, object]>([
    [
      'in a header',
      { headers: { Authorization: 'Bearer ${secret:KEY}' } },
      { headers: expect.objectContaining({ authorization: 'Bearer k-3y' }) },
    ],
    ['in JSON', { json: { a: ['${secret:KEY}'] } }, { body: '{"a":["k-3y"]}' }],
    ['in a form', { form: { key: '${secret:KEY}' } }, { body: 'key=k-3y' }],
    ['in a body', { body: '<${secret:KEY}/>' }, { body: '<k-3y/>' }],
    ['as it is', { body: '${secret:ODD}' }, { body: '$& ${secret:KEY}' }],
    ['unless it is meant as plain text', { body: '$${secret:KEY}' }, { body: '${secret:KEY}' }],
  ])('%s', async (_, http, asked) => {
    const server = await serve((response) => response.end());
    const result = await hostOf({ secrets }).run({ http: { url: server.url, ...http } });
    expect(result).toMatchObject({ outcome: 'done' });
    expect(server.asked).toEqual([expect.objectContaining(asked)]);
  });

  it.each<[string, HttpTask['http'], string]>([
    ['nobody knows', { url: '', body: '${secret:OTHER}' }, 'unknown secret'],
    [
      'that is a member of every object',
      { url: '', body: '${secret:constructor}' },
      'unknown secret',
    ],
    [
      'that breaks its header',
      { url: '', headers: { X: '${secret:MULTI}' } },
      'header not allowed',
    ],
    ['in the address', { url: '?key=${secret:KEY}' }, 'secret out of place'],
    ['in the query', { url: '', query: { key: '${secret:KEY}' } }, 'secret out of place'],
  ])('but not one %s', async (_, http, reason) => {
    const server = await serve((response) => response.end());
    const url = `${server.url}/${http.url}`;
    const result = await hostOf({ secrets }).run({ http: { ...http, url } });
    expect(result).toMatchObject({ outcome: 'failed', reason });
    expect(server.asked).toEqual([]);
  });
});

describe('a rendered task', () => {
  const fill = (variables: Record<string, string>) => (text: string) =>
    text.replaceAll(/\{\{ (\w+) \}\}/g, (_, name: string) => variables[name] ?? '');

  it('has its variables, and its secrets still as references', () => {
    const task = {
      http: {
        url: 'https://crm.example.com/{{ id }}',
        headers: { 'X-Key': '${secret:KEY}' },
        json: { who: '{{ name }}', n: 1, all: [null, '${secret:KEY} {{ id }}'] },
        timeout: 3,
      },
    };
    expect(renderTask(task, fill({ id: '7', name: 'Zoë' }))).toEqual({
      http: {
        url: 'https://crm.example.com/7',
        headers: { 'X-Key': '${secret:KEY}' },
        json: { who: 'Zoë', n: 1, all: [null, '${secret:KEY} 7'] },
        timeout: 3,
      },
    });
  });

  it('sends what a variable brings along as it is, never as a secret', () => {
    const piece = fc.constantFrom(
      '$',
      '$$',
      '{',
      '}',
      '${',
      'secret:',
      'KEY',
      '${secret:KEY}',
      'a',
      '',
    );
    const words = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
    const template = fc
      .array(fc.constantFrom('{{ a }}', '{{ b }}', ' text ', '${secret:KEY}'), { maxLength: 6 })
      .map((pieces) => pieces.join(' '));
    fc.assert(
      fc.property(template, words, words, (body, a, b) => {
        const task = renderTask({ http: { url: '', body } }, fill({ a, b }));
        const expected = fill({ a, b, key: 'k-3y' })(body.replaceAll('${secret:KEY}', '{{ key }}'));
        expect(withSecrets(task.http.body, secrets)).toBe(expected);
      }),
      { examples: [['{{ a }} ${secret:KEY} {{ a }}', '}${secret:', '']] },
    );
  });

  it('sends no secret that two variables make up together', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 11 }), (at) => {
        const [a, b] = ['${secret:KEY}'.slice(0, at), '${secret:KEY}'.slice(at)];
        const task = renderTask({ http: { url: '', body: '{{ a }}{{ b }}' } }, fill({ a, b }));
        expect(withSecrets(task.http.body, secrets)).toBe('${secret:KEY}');
      }),
    );
  });
});

it('logs no secret, query, header, body or answer when a task fails', async () => {
  const host = hostOf({ secrets });
  const failing = [401, 500].map((status) =>
    serve((response, { body }) => response.writeHead(status, { 'x-pin': '1234' }).end(body)),
  );
  for (const server of await Promise.all(failing)) {
    const result = await host.run({
      http: {
        url: `${server.url}/card/4242?pin=1234`,
        headers: { Authorization: 'Bearer ${secret:KEY}' },
        json: { pin: '1234', key: '${secret:KEY}' },
      },
    });
    expect(result.reason).toMatch(/^status \d+$/);
  }
});
