#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { Command } from 'commander';
import { phoneCommand } from './phone.ts';

if (existsSync('.env')) process.loadEnvFile('.env');

await new Command('phone-tree')
  .description('Phone trees for Twilio-style voice webhooks')
  .addCommand(phoneCommand())
  .parseAsync();
