import type { Token } from 'liquidjs';

/** What is wrong with a prompt, where in its text, and what to do about it. */
export interface PromptFault {
  readonly message: string;
  /** Counted from 1, as is the column. */
  readonly line: number;
  readonly column: number;
}

/** Thrown when a prompt can't be compiled, or has nothing fit to be spoken. It never quotes a value. */
export class PromptError extends Error {
  override readonly name = 'PromptError';
  readonly fault: PromptFault;
  readonly line: number;
  readonly column: number;

  constructor(fault: PromptFault, options?: ErrorOptions) {
    const { message, line, column } = fault;
    super(`Prompt, line ${line}, column ${column}: ${message}`, options);
    this.fault = fault;
    this.line = line;
    this.column = column;
  }
}

/** A fault where a token begins. */
export function faultAt(token: Token, message: string): PromptFault {
  const [line = 1, column = 1] = token.getPosition();
  return { message, line, column };
}
