/** Counts what goes on, so that one can wait until nothing does. */
export class Activity {
  #going = 0;
  #waiting: (() => void)[] = [];

  begin(): void {
    this.#going += 1;
  }

  end(): void {
    this.#going -= 1;
    if (this.#going > 0) return;
    for (const resolve of this.#waiting) resolve();
    this.#waiting = [];
  }

  async run<Result>(job: () => Promise<Result>): Promise<Result> {
    this.begin();
    try {
      return await job();
    } finally {
      this.end();
    }
  }

  /** Lets a wait for somebody outside not count. */
  async pause<Result>(wait: Promise<Result>): Promise<Result> {
    this.end();
    try {
      return await wait;
    } finally {
      this.begin();
    }
  }

  /** Resolves when nothing goes on. */
  settled(): Promise<void> {
    if (this.#going === 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }
}
