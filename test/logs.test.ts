import { describe, expect, it } from 'vitest';
import { startServer } from './server.ts';

describe('the log of a call', () => {
  it('has one line a step, with the path taken, and neither the number nor a key', async () => {
    const server = await startServer();
    const call = await server.dial({ from: '+14155550177' });
    await call.press('3');
    await call.silence();
    await call.press('8');
    await call.press('0');
    await call.ends('completed');
    const steps = server.log.filter(({ msg }) => msg === 'step');
    expect(steps.map(({ event, path }) => [event, path])).toEqual([
      ['ring', 'greeting > menu'],
      ['digits', 'menu > hours'],
      ['noInput', 'hours > menu'],
      ['digits', 'menu > error > menu'],
      ['digits', 'menu > reception'],
      ['completed', 'reception > (goodbye)'],
    ]);
    for (const line of steps) {
      expect(line).toMatchObject({
        level: 30,
        callSid: call.sid,
        tree: 'acme',
        version: expect.stringMatching(/^[\w-]{12}$/),
        from: '**********77',
        ms: expect.any(Number),
      });
    }
    expect(JSON.stringify(server.log)).not.toMatch(/4155550177|[Dd]igits"?:/);
    await server.close();
  });

  it('shows whole numbers when asked to', async () => {
    const server = await startServer({ logNumbers: true });
    await server.dial({ from: '+14155550177' });
    expect(server.log).toContainEqual(expect.objectContaining({ from: '+14155550177' }));
    await server.close();
  });

  it('holds no secret, whatever goes wrong', async () => {
    const server = await startServer();
    const call = await server.dial();
    const [cookie] = call.cookies;
    await server.send({ CallSid: 'CA1' }, { token: 'f'.repeat(32) });
    await server.send({ CallSid: '' });
    await server.send({ CallSid: 'CA1' }, { headers: { cookie: `call=${cookie?.value}x` } });
    const log = JSON.stringify(server.log);
    expect(log).not.toContain('0123456789abcdef');
    expect(log).not.toContain(cookie?.value.slice(0, 20));
    await server.close();
  });
});
