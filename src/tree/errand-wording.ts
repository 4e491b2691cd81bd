import { compilePrompt } from '../prompt/prompt.ts';
import type { Scope } from '../prompt/scope.ts';
import type { QueueTask } from '../tasks/queue-task.ts';
import { renderTask } from '../tasks/secret.ts';
import type { Task } from '../tasks/task.ts';
import type { Errand } from './errand.ts';
import { isTemplate } from './wording.ts';

/**
 * The task of an errand, with its variables filled in; those in an address are encoded, so that none
 * leads elsewhere.
 * @throws {PromptError} when a variable without a default is unset.
 */
export function wordedTask({ keep: _, ...task }: Errand, scope: Scope): Task | QueueTask {
  if (!('http' in task)) return renderTask(task, filling(scope));
  const { url, ...rest } = task.http;
  const address = renderTask({ http: { url } }, filling(encoded(scope)));
  return {
    http: { ...renderTask({ http: { ...rest, url: '' } }, filling(scope)).http, ...address.http },
  };
}

function filling(scope: Scope): (text: string) => string {
  return (text) => {
    if (!isTemplate(text)) return text;
    return compilePrompt(text)
      .render(scope)
      .filter((part) => typeof part === 'string')
      .join('');
  };
}

function encoded({ call, vars, ...rest }: Scope): Scope {
  const each = <T extends object>(values: T) =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, encodeURIComponent(String(value))]),
    ) as T;
  return { ...rest, call: each(call), vars: each(vars) };
}
