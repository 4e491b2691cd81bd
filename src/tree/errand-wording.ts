import type { Notation } from '../prompt/notation.ts';
import { compilePrompt } from '../prompt/prompt.ts';
import type { Scope } from '../prompt/scope.ts';
import type { QueueTask } from '../tasks/queue-task.ts';
import { renderTask } from '../tasks/secret.ts';
import type { Task } from '../tasks/task.ts';
import type { Errand } from './errand.ts';
import { isTemplate } from '../twiml/texts.ts';

/**
 * The task of an errand, with its variables filled in; those in an address are encoded, so that none
 * leads elsewhere.
 * @throws {PromptError} when a variable without a default is unset.
 */
export function wordedTask({ keep: _, ...task }: Errand, scope: Scope): Task | QueueTask {
  const filling = (notation: Notation) => (text: string) =>
    isTemplate(text) ? compilePrompt(text, notation).render(scope) : text;
  if (!('http' in task)) return renderTask(task, filling('words'));
  const { url, ...rest } = task.http;
  const address = renderTask({ url }, filling('address'));
  return { http: { ...renderTask(rest, filling('words')), ...address } };
}
