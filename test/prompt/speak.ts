import { compilePrompt } from '../../src/prompt/prompt.ts';
import type { Scope } from '../../src/prompt/scope.ts';

/** A call on a Monday in June, eight in the morning in New York. */
export function scopeWith(vars: Record<string, unknown> = {}, rest: Partial<Scope> = {}): Scope {
  return {
    call: { from: '+14155550123', to: '+14155550100' },
    vars,
    now: new Date('2026-06-01T12:00:00Z'),
    zone: 'America/New_York',
    language: 'en-US',
    ...rest,
  };
}

/** What a caller hears, as one text. */
export function speak(text: string, scope: Scope = scopeWith()): string {
  return compilePrompt(text).render(scope);
}

/** What a function returns or throws. */
export function outcomeOf(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}
