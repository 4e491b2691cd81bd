import type { Library } from './library.ts';

/** Whether a number is one that the server answers: one of a tree's, or the one that texts come from. */
export function ownNumber(
  library: Library,
  phoneNumber: string | undefined,
): (number: string) => boolean {
  return (number) =>
    number === phoneNumber || library.editions().some(({ tree }) => tree.numbers.includes(number));
}
