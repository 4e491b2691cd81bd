import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

interface Schema {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
}

const text = readFileSync('schema/phone-tree.json', 'utf8');
const schema = JSON.parse(text) as Schema & { $defs: Record<string, Schema> };

describe('the schema that editors use', () => {
  it('is what the code gives', () => {
    const check = spawnSync(process.execPath, ['scripts/schema.ts', '--check']);
    expect([check.status, String(check.stderr)]).toEqual([0, '']);
  });

  it('is JSON Schema that a strict validator takes, and ACME is right by it', () => {
    const validate = new Ajv({
      strict: true,
      strictRequired: false,
      allowUnionTypes: true,
    }).compile(schema);
    validate(parse(readFileSync('trees/acme.yaml', 'utf8')));
    expect(validate.errors).toBeNull();
  });

  it('describes every key of a tree and of a state, for who hovers over it', () => {
    const described = ({ properties = {} }: Schema) =>
      Object.entries(properties).filter(([, { description }]) => !description);
    expect(described(schema)).toEqual([]);
    const states = schema.properties?.['states']?.patternProperties ?? {};
    expect(Object.keys(states)).toHaveLength(1);
    expect(Object.values(states).flatMap(described)).toEqual([]);
    const { properties: task = {} } = states['^.*$']?.properties?.['task'] ?? {};
    expect(Object.keys(task)).toEqual([
      'http',
      'text',
      'queue',
      'callBack',
      'takeCallBack',
      'endCallBack',
      'keep',
    ]);
    expect(Object.values(task).flatMap(described)).toEqual([]);
    expect(described(schema.$defs['Condition'] ?? {})).toEqual([]);
  });
});
