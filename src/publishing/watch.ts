import { once } from 'node:events';
import { watch } from 'chokidar';

/** Tells of every change in a folder from now on, once it is over; returns what ends that. */
export async function watchFolder(
  folder: string,
  changed: () => void,
): Promise<() => Promise<void>> {
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(folder, {
    depth: 0,
    ignoreInitial: true,
    awaitWriteFinish: { stabilityThreshold: 60, pollInterval: 20 },
  });
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(changed, 40);
  };
  // What can't be watched is told by whoever reads it.
  watcher.on('all', soon).on('error', soon);
  await once(watcher, 'ready');
  return async () => {
    clearTimeout(timer);
    await watcher.close();
  };
}
