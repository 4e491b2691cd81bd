import { LiquidError, type Template } from 'liquidjs';
import { ENGINES, LONGEST_TEMPLATE, TAGS } from './engine.ts';
import { faultAt, PromptError } from './fault.ts';
import type { Notation } from './notation.ts';
import { LONGEST_PROMPT } from './output.ts';

/** Whether a text says the same to everyone. */
export function isConstant(text: string): boolean {
  return !text.includes('{{') && !text.includes('{%');
}

/** Parses a text. @throws {PromptError} when it is no template, or too long to be spoken. */
export function parse(text: string, notation: Notation = 'words'): readonly Template[] {
  const limit = isConstant(text) ? LONGEST_PROMPT : LONGEST_TEMPLATE;
  if (text.length > limit) {
    const message = `It is ${text.length} characters long, and ${limit} are allowed: split it.`;
    throw new PromptError({ message, line: 1, column: 1 });
  }
  try {
    return ENGINES[notation].parse(text);
  } catch (error) {
    throw unparsable(error);
  }
}

/** The position is given beside the message, and need not stand in it. */
const POSITION = /, line:\d+, col:\d+$/;

function unparsable(error: unknown): PromptError {
  if (!(error instanceof LiquidError)) {
    const message = 'It is nested too deeply: take some of it apart.';
    return new PromptError({ message, line: 1, column: 1 }, { cause: error });
  }
  const said = error.message.replace(POSITION, '');
  const tag = /^tag "(.*)" not found$/s.exec(said)?.[1];
  const message =
    tag === undefined
      ? `Can't be read: ${said}. Write {{ variable | filter }}, or {% if … %} … {% endif %}.`
      : `A prompt has no {% ${tag} %}: there are ${TAGS.join(', ')}, and their ends.`;
  return new PromptError(faultAt(error.token, message), { cause: error });
}
