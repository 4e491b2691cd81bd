import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { clinic, dialTree, live, publish } from './published.ts';

/** A tree of so many states, in which whoever presses 1 goes round. */
function round(states: number): string {
  const asking = Array.from({ length: states }, (_, index) => {
    const exit = `{ 1: s${(index + 1) % states}, 0: person, otherwise: repeat }`;
    return `  s${index}: { enter: [{ ask: 'For more, press 1. For us, press 0.' }], exit: ${exit} }\n`;
  });
  return `name: round
initial: s0
tries: { limit: 3, exit: person }
states:
${asking.join('')}  person: { enter: [{ dial: '+14155550142' }], exit: null }
`;
}

it('calls in progress do not notice that a large document is published', async () => {
  const { folder, server, library } = await publish({ 'clinic.yaml': clinic('We open at nine.') });
  const call = await dialTree(server);
  writeFileSync(join(folder, 'round.yaml'), round(1_000));
  const begun = performance.now();
  let longest = 0;
  while (!live(library).includes('round')) {
    const asked = performance.now();
    await call.press('1');
    longest = Math.max(longest, performance.now() - asked);
  }
  // Were it read between two answers, one of them would have taken all of the time.
  expect(longest).toBeLessThan((performance.now() - begun) / 2);
  expect(call.heard.at(-1)).toMatch(/We open at nine|For our hours/);
});

it('nor that one is checked', async () => {
  const { server, library } = await publish({ 'round.yaml': round(500) });
  const call = await dialTree(server, 'round');
  let answered = 0;
  const checking = { isOver: false };
  const findings = library.check('round').finally(() => (checking.isOver = true));
  while (!checking.isOver) {
    await call.press('1');
    answered += 1;
  }
  expect((await findings)?.length).toBeGreaterThan(0);
  expect(answered).toBeGreaterThan(5);
});
