import { describe, expect, it } from 'vitest';
import { Check } from 'typebox/value';
import { taskFaults } from '../../src/tasks/task-faults.ts';
import { taskSchema, type HttpTask, type Task } from '../../src/tasks/task.ts';

const known = { allowedHosts: ['crm.example.com', '*.example.org:8443'], secrets: ['KEY'] };
const url = 'https://crm.example.com/customers';

describe('a task is without fault', () => {
  it.each<Task>([
    { http: { url } },
    { http: { url: `${url}/{{ from | url_encode }}?a={{ b }}` } },
    { http: { url: '{{ base }}/customers' } },
    { http: { url: 'https://{{ site }}.example.org:8443/' } },
    { http: { url: '{% if a %}https://a{% endif %}' } },
    { http: { url, headers: { Authorization: 'Bearer ${secret:KEY}' } } },
    { http: { url, form: { key: '${secret:KEY}', plain: '$${secret:OTHER}' } } },
    { http: { url, method: 'DELETE', json: null } },
    { text: { to: '{{ from }}', body: 'Hi' } },
  ])('%j', (task) => {
    expect(taskFaults(task, known)).toEqual([]);
    expect(Check(taskSchema, task)).toBe(true);
  });
});

describe('a task is at fault', () => {
  const faulty: [string, HttpTask['http'], string, string][] = [
    [
      'another host',
      { url: 'https://evil.com/?a=1' },
      'url',
      'https://evil.com is none of the hosts',
    ],
    ['http', { url: 'http://crm.example.com' }, 'url', 'http://crm.example.com is none'],
    ['another port', { url: 'https://a.example.org' }, 'url', 'https://a.example.org is none'],
    ['no address', { url: 'customers' }, 'url', 'begin it with https://'],
    ['a file', { url: 'file:///etc/passwd' }, 'url', 'begin it with https://'],
    ['a password', { url: 'https://a:b@crm.example.com' }, 'url', 'holds a password'],
    [
      'a secret in the address',
      { url: `${url}?k=\${secret:KEY}` },
      'url',
      '"KEY" is in the address',
    ],
    ['a secret in the query', { url, query: { k: '${secret:KEY}' } }, 'query', 'use a header'],
    ['an unknown secret', { url, headers: { A: '${secret:KYE}' } }, 'headers', 'there are KEY.'],
    ['a badly written secret', { url, json: { a: ['${secret: KEY }'] } }, 'json', '" KEY " is not'],
    ['a header that is not its own', { url, headers: { HOST: 'a' } }, 'headers', '"HOST" can\'t'],
    ['a header that is none', { url, headers: { 'a b': 'a' } }, 'headers', '"a b" can\'t'],
    ['two bodies', { url, body: 'a', form: {} }, 'body', 'one of form, body'],
    ['a GET with a body', { url, method: 'GET', body: 'a' }, 'method', 'use POST'],
  ];
  it.each(faulty)('for %s', (_, http, field, message) => {
    expect(taskFaults({ http }, known)).toEqual([
      { path: ['http', field], message: expect.stringContaining(message) },
    ]);
  });

  it.each([
    ['a secret in a text', { body: '${secret:KEY}' }, ['text'], 'take it out'],
    ['a number that is none', { to: '0155550123' }, ['text', 'to'], 'E.164'],
    ['an empty text', { body: ' ' }, ['text', 'body'], 'has 1 characters'],
    ['a text too long', { body: 'x'.repeat(1601) }, ['text', 'body'], 'has 1601 characters'],
  ])('for %s', (_, text, path, message) => {
    const task = { text: { to: '+14155550123', body: 'Hi', ...text } };
    expect(taskFaults(task, known)).toEqual([{ path, message: expect.stringContaining(message) }]);
  });
});

describe('a task about a queue can not be done', () => {
  it.each([
    [{ queue: { name: '' } }, ['queue', 'name'], "A queue's name has 1 to 64 characters."],
    [{ takeCallBack: { queue: 'q'.repeat(65) } }, ['takeCallBack', 'queue'], 'has 1 to 64'],
    [{ callBack: { queue: 'q', number: '555' } }, ['callBack', 'number'], '"555" can\'t be called'],
  ])('%j', (task, path, message) => {
    expect(taskFaults(task, known)).toEqual([{ path, message: expect.stringContaining(message) }]);
  });

  it('unless it is as it should be', () => {
    const number = '{{ call.from }}';
    for (const task of [
      { queue: { name: 'q'.repeat(64) } },
      { callBack: { queue: 'q', number } },
      { callBack: { queue: 'q', number: '+14155550123' } },
      { takeCallBack: { queue: 'q' } },
      { endCallBack: { id: '', result: 'busy' } },
    ]) {
      expect(taskFaults(task, undefined)).toEqual([]);
    }
  });
});

describe('the schema of a task', () => {
  it.each<unknown>([
    {},
    { http: {} },
    { http: { url, verb: 'GET' } },
    { http: { url, method: 'TRACE' } },
    { http: { url, method: 'get' } },
    { http: { url, headers: { a: 1 } } },
    { http: { url, timeout: 0 } },
    { http: { url, timeout: 30.1 } },
    { http: { url, retries: 4 } },
    { http: { url, retries: 0.5 } },
    { http: { url }, text: { to: '+14155550123', body: 'Hi' } },
    { text: { to: '+14155550123' } },
    { text: { to: '+14155550123', body: 'Hi', media: 'x' } },
  ])('refuses %j', (task) => {
    expect(Check(taskSchema, task)).toBe(false);
  });

  it('describes every field', () => {
    const bare: string[] = [];
    const visit = (name: string, schema: object) => {
      if (!('description' in schema)) bare.push(name);
      if (!('properties' in schema) || !schema.properties) return;
      for (const [field, each] of Object.entries(schema.properties)) visit(field, each as object);
    };
    for (const { properties } of taskSchema.anyOf) {
      for (const [name, schema] of Object.entries(properties)) visit(name, schema as object);
    }
    expect(bare).toEqual([]);
  });
});
