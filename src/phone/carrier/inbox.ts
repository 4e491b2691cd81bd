/** Things handed out in the order they came, each once; who asks early waits. */
export class Inbox<Thing> {
  readonly #things: Thing[] = [];
  readonly #waiting: ((thing: Thing) => void)[] = [];

  put(thing: Thing): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#things.push(thing);
    else next(thing);
  }

  take(): Promise<Thing> {
    const thing = this.#things.shift();
    if (thing !== undefined) return Promise.resolve(thing);
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }
}
