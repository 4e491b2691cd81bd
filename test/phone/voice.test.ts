import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Event } from '../../src/phone/happening.ts';
import type { Voice } from '../../src/phone/voice.ts';
import { openVoice } from '../../src/phone/voice.ts';

/** A folder with a speaker, which is a shell script. */
async function speaker(name: string, script: string) {
  const folder = await mkdtemp(join(tmpdir(), 'voice-'));
  const file = join(folder, name);
  await writeFile(file, `#!/bin/sh\n${script}\n`);
  await chmod(file, 0o755);
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}

function tell(voice: Voice | undefined, ...events: Event[]): void {
  for (const event of events) voice?.happens({ at: 0, ...event });
}

const says = (text: string, ear: 'caller' | 'callee' = 'caller'): Event => ({
  kind: 'says',
  text,
  ear,
  loop: 1,
});

describe('a voice', () => {
  it.each(['espeak-ng', 'say'])('of %s speaks what the caller hears, in turn', async (name) => {
    await using found = await speaker(name, 'cat >> "${0%/*}/spoken"');
    const voice = openVoice(`/nowhere${delimiter}${found.folder}`);
    tell(voice, says('One.'), says('Not for you.', 'callee'), says('--two'));
    tell(voice, { kind: 'apologises', text: ' Sorry.' });
    await voice?.quiet();
    expect(await readFile(join(found.folder, 'spoken'), 'utf8')).toBe('One.--two Sorry.');
  });

  it('stops when a key is pressed', async () => {
    await using found = await speaker('say', 'echo > "${0%/*}/begun"; exec tail -f /dev/null');
    const voice = openVoice(found.folder);
    tell(voice, says('On and on.'), says('Unheard.'));
    await expect.poll(() => readFile(join(found.folder, 'begun'), 'utf8')).toBe('\n');
    tell(voice, { kind: 'presses', keys: '1' });
    await voice?.quiet();
    expect(voice).toBeDefined();
  });

  it('that cannot be started keeps silent', async () => {
    await using found = await speaker('say', 'exit 1');
    await chmod(join(found.folder, 'say'), 0o644);
    const voice = openVoice(found.folder);
    tell(voice, says('One.'));
    await expect(voice?.quiet()).resolves.toBeUndefined();
  });

  it('needs a speaker on the search path', () => {
    expect(openVoice('/nowhere')).toBeUndefined();
  });
});
