import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { carrier, dial } from '../../src/phone/index.ts';
import { application } from './application.ts';

const phone = new URL('../../src/phone/index.ts', import.meta.url);
const carriers = new URL('../../src/phone/carrier/index.ts', import.meta.url);

/** The packages a module loads, with all modules it leads to; what only types need is not loaded. */
function packagesOf(entry: URL): string[] {
  const modules = new Set([entry.href]);
  const packages = new Set<string>();
  // A set takes what is added while it is gone through.
  for (const module of modules) {
    const text = readFileSync(new URL(module), 'utf8');
    for (const [, names] of text.matchAll(/^(?:import|export) (?!type)[^;]*?from '([^']+)';/gm)) {
      if (names === undefined || names.startsWith('node:')) continue;
      if (names.startsWith('.')) modules.add(new URL(names, module).href);
      else packages.add(names);
    }
  }
  return [...packages].toSorted();
}

describe('the entry of the library', () => {
  it('plays calls, and loads nothing but a parser', async () => {
    await using app = await application({ '/voice': '<Say>Hello</Say>' });
    await (await dial({ url: `${app.url}/voice` })).hears('Hello');
    expect(packagesOf(phone)).toEqual(['saxes']);
  });

  it('opens a carrier, whose web server is loaded only then', async () => {
    await using line = await carrier();
    expect(line.url).toMatch(/^http:/);
    expect(packagesOf(carriers)).toContain('fastify');
  });
});
