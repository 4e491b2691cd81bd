/** Why records can't be opened, and what an operator can do about it. */
export class Refusal extends Error {}

/** What is refused, as a person would say it, by the code of the error. */
export function refused(
  error: unknown,
  code: string | undefined,
  remedies: Readonly<Record<string, string>>,
): unknown {
  const remedy = code === undefined ? undefined : remedies[code];
  return remedy === undefined ? error : new Refusal(remedy, { cause: error });
}
