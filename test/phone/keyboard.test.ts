import { PassThrough } from 'node:stream';
import type { ReadStream } from 'node:tty';
import { describe, expect, it } from 'vitest';
import { openKeyboard } from '../../src/phone/keyboard.ts';

/** A terminal one can type at. */
function terminal() {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => {} });
  const keyboard = openKeyboard(input as unknown as ReadStream, new PassThrough());
  return { input, keyboard };
}

describe('the keyboard of a terminal', () => {
  it.each([
    ['a key', '7', { kind: 'keys', keys: '7' }],
    ['Enter', '\r', { kind: 'silence' }],
    ['h', 'h', { kind: 'hangUp' }],
    ['Ctrl-C', '\u0003', { kind: 'hangUp' }],
    ['a', 'a', { kind: 'agent' }],
    ['a key after letters that mean nothing', 'xyz7', { kind: 'keys', keys: '7' }],
  ])('reads %s', async (_title, typed, action) => {
    const { input, keyboard } = terminal();
    input.write(typed);
    expect(await keyboard.next()).toMatchObject(action);
  });

  it('reads keys typed ahead one by one', async () => {
    const { input, keyboard } = terminal();
    input.write('12');
    expect(await keyboard.next()).toMatchObject({ keys: '1', bargeIn: false });
    expect(await keyboard.next()).toMatchObject({ keys: '2' });
  });

  it('ends a pause with a key, which cuts into the prompt', async () => {
    const { input, keyboard } = terminal();
    const pause = keyboard.pause(3600);
    input.write('7');
    await pause;
    await keyboard.pause(3600);
    expect(await keyboard.next()).toEqual({ kind: 'keys', keys: '7', bargeIn: true });
  });

  it('ends a pause in time without a key', async () => {
    const { keyboard } = terminal();
    await expect(keyboard.pause(0.001)).resolves.toBeUndefined();
    keyboard.close();
  });
});
