#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { Command } from 'commander';
import { callsCommand } from './calls.ts';
import { checkCommand } from './check.ts';
import { diagramCommand } from './diagram.ts';
import { diffCommand } from './diff.ts';
import { eraseCommand } from './erase.ts';
import { exportCommand } from './export.ts';
import { messageUrlCommand } from './message-url.ts';
import { pathsCommand } from './paths.ts';
import { phoneCommand } from './phone.ts';
import { queueCommand } from './queue.ts';
import { reconcileCommand } from './reconcile.ts';
import { rehearseCommand } from './rehearse.ts';
import { statisticsCommand } from './statistics.ts';
import { switchCommand } from './switch.ts';
import { treesCommand } from './trees.ts';
import { voicemailsCommand } from './voicemails.ts';

if (existsSync('.env')) process.loadEnvFile('.env');

await new Command('phone-tree')
  .description('Phone trees for Twilio-style voice webhooks')
  .addCommand(phoneCommand())
  .addCommand(rehearseCommand())
  .addCommand(checkCommand())
  .addCommand(treesCommand())
  .addCommand(switchCommand())
  .addCommand(messageUrlCommand())
  .addCommand(callsCommand())
  .addCommand(statisticsCommand())
  .addCommand(voicemailsCommand())
  .addCommand(reconcileCommand())
  .addCommand(exportCommand())
  .addCommand(eraseCommand())
  .addCommand(queueCommand())
  .addCommand(pathsCommand())
  .addCommand(diffCommand())
  .addCommand(diagramCommand())
  .parseAsync();
