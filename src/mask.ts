/** A caller's number as it is logged: all but the last two characters hidden. */
export function masked(number: string): string {
  return number.slice(-2).padStart(number.length, '*');
}
