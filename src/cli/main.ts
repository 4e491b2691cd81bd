#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { Command } from 'commander';
import { phoneCommand } from './phone.ts';
import { rehearseCommand } from './rehearse.ts';
import { switchCommand } from './switch.ts';
import { treesCommand } from './trees.ts';

if (existsSync('.env')) process.loadEnvFile('.env');

await new Command('phone-tree')
  .description('Phone trees for Twilio-style voice webhooks')
  .addCommand(phoneCommand())
  .addCommand(rehearseCommand())
  .addCommand(treesCommand())
  .addCommand(switchCommand())
  .parseAsync();
