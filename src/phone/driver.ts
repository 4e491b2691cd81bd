import type { Action, Happening, Waiting } from './happening.ts';
import type { Caller } from './leg.ts';

/** A caller who acts only when told to: between actions the call rests without a timer. */
export class Driver implements Caller {
  /** Everything that happened, as data. */
  readonly happenings: Happening[] = [];
  /** Where the call rests; undefined while it goes on and once it has ended. */
  waiting: Waiting | undefined;
  #answer: ((action: Action) => void) | undefined;
  #rest = Promise.withResolvers<void>();

  happens(happening: Happening): void {
    this.happenings.push(happening);
  }

  acts(waiting: Waiting): Promise<Action> {
    this.waiting = waiting;
    this.#rest.resolve();
    return new Promise((resolve) => {
      this.#answer = resolve;
    });
  }

  /** Acts where the call waits; resolves when it waits again or has ended. */
  act(action: Action): Promise<void> {
    this.waiting = undefined;
    this.#rest = Promise.withResolvers<void>();
    this.#answer?.(action);
    return this.#rest.promise;
  }

  /** Follows the call to its end; resolves when it first waits. */
  follow(over: Promise<void>): Promise<void> {
    over.then(
      () => this.#rest.resolve(),
      (cause: unknown) => this.#rest.reject(cause),
    );
    return this.#rest.promise;
  }
}
