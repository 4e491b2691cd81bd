import { LONGEST_KEPT } from '../tree/kept.ts';

/** The options a caller chose as they are said: the last ones, as many as a call can keep. */
export function saidPath(path: readonly string[]): string {
  const words = path.map((option) =>
    option.replaceAll(/(?<=[a-z])(?=[A-Z])|[-_]/g, ' ').toLowerCase(),
  );
  while (words.length > 1 && words.join(', ').length > LONGEST_KEPT) words.shift();
  return words.join(', ');
}
