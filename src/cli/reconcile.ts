import type { Command } from 'commander';
import { operatorCommand, type OperatorOptions } from './list.ts';
import { askServer } from './operator.ts';

/** `phone-tree reconcile`: has the running server look for voicemails that the carrier told nothing of. */
export function reconcileCommand(): Command {
  return operatorCommand(
    'reconcile',
    'look for voicemails that the carrier told nothing of',
  ).action(async ({ token, json }: OperatorOptions) => {
    const reply = await askServer<{ found: string[] }>('/api/reconcile', token, 'POST');
    if (!reply) return;
    const { found } = reply;
    const text = found.length === 0 ? 'none is missing' : `found:\n${found.join('\n')}`;
    process.stdout.write(`${json ? JSON.stringify(reply) : text}\n`);
  });
}
