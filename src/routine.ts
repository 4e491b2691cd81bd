/** What runs again and again, until it is stopped; it never runs twice at once, nor keeps the process. */
export interface Routine {
  /** Resolves once it no longer runs. */
  readonly stop: () => Promise<void>;
}

/** Runs work some milliseconds from now and then as often; what it throws is told, and no reason to end. */
export function routine(
  work: () => Promise<void>,
  { first, every, told }: { first: number; every: number; told: (error: unknown) => void },
): Routine {
  let running = Promise.resolve();
  let timer = setTimeout(run, first).unref();
  let stopped = false;

  function run(): void {
    running = work()
      .catch(told)
      .finally(() => {
        if (!stopped) timer = setTimeout(run, every).unref();
      });
  }

  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
