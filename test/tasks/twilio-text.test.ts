import twilio from 'twilio';
import { describe, expect, it } from 'vitest';
import { HttpClient } from '../../src/phone/carrier/http-client.ts';
import { twilioText } from '../../src/tasks/twilio-text.ts';
import { hostOf, serve } from './world.ts';

const FROM = '+14155550100';
const TO = '+14155550123';

/** A host that sends texts by the official client to a stand-in for the carrier. */
async function texting(status: number, answer: object, from = FROM) {
  const server = await serve((response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer)),
  );
  const httpClient = new HttpClient(server.url);
  const client = twilio(`AC${'0'.repeat(32)}`, 'token', { httpClient });
  return { server, host: hostOf({ sendText: twilioText(client, from) }) };
}

describe('a text is sent by the official client', () => {
  it('from the number that is set', async () => {
    const { server, host } = await texting(201, { sid: 'SM1', status: 'queued' });
    const result = await host.run({ text: { to: TO, body: 'We call back.' } });
    expect(result).toMatchObject({ outcome: 'done', value: { sid: 'SM1' } });
    expect(server.asked).toHaveLength(1);
    expect(server.asked[0]?.url).toMatch(/\/Accounts\/AC0+\/Messages\.json$/);
    expect(Object.fromEntries(new URLSearchParams(server.asked[0]?.body))).toEqual({
      To: TO,
      From: FROM,
      Body: 'We call back.',
    });
  });

  it('from another number', async () => {
    const { server, host } = await texting(201, { sid: 'SM1' });
    await host.run({ text: { to: TO, from: '+14155550101', body: 'Hi' } });
    expect(new URLSearchParams(server.asked[0]?.body).get('From')).toBe('+14155550101');
  });

  it('from a messaging service', async () => {
    const service = `MG${'a'.repeat(32)}`;
    const { server, host } = await texting(201, { sid: 'SM1' }, service);
    await host.run({ text: { to: TO, body: 'x'.repeat(1600) } });
    const form = new URLSearchParams(server.asked[0]?.body);
    expect(form.get('MessagingServiceSid')).toBe(service);
    expect(form.has('From')).toBe(false);
  });
});

describe('a text fails', () => {
  it.each([
    [400, 21610, 'error 21610: recipient opted out'],
    [400, 21211, 'error 21211: no such number'],
    [400, 21614, 'error 21614: not a mobile number'],
    [401, 20003, 'error 20003: credentials not accepted'],
    [429, 20429, 'error 20429: too many requests'],
    [400, 29999, 'error 29999'],
    [502, undefined, 'status 502'],
  ])('with status %i and code %s', async (status, code, reason) => {
    const { host } = await texting(status, { code, status, message: `The number ${TO} is bad` });
    const { ms: _, ...result } = await host.run({ text: { to: TO, body: 'Hi' } });
    expect(result).toEqual({ outcome: 'failed', reason, status });
  });

  it.each([
    ['a recipient not in E.164', { to: '0155550123', body: 'Hi' }, 'recipient not in E.164'],
    [
      'a caller who withholds the number',
      { to: 'anonymous', body: 'Hi' },
      'recipient not in E.164',
    ],
    ['a sender not in E.164', { to: TO, from: 'ACME', body: 'Hi' }, 'sender not in E.164'],
    ['no words', { to: TO, body: ' ' }, 'message empty'],
    ['too many words', { to: TO, body: 'x'.repeat(1601) }, 'message too long'],
  ])('for %s, without asking the carrier', async (_, text, reason) => {
    const { server, host } = await texting(201, { sid: 'SM1' });
    expect(await host.run({ text })).toMatchObject({ outcome: 'failed', reason });
    expect(server.asked).toEqual([]);
  });

  it('where the carrier is not there', async () => {
    const httpClient = new HttpClient('http://127.0.0.1:1');
    const client = twilio(`AC${'0'.repeat(32)}`, 'token', { httpClient });
    const host = hostOf({ sendText: twilioText(client, FROM) });
    const result = await host.run({ text: { to: TO, body: 'Hi' } });
    expect(result).toMatchObject({ outcome: 'failed', reason: 'text not sent' });
  });
});
