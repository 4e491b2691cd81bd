import { findingText, type Finding } from './finding.ts';
import { TABLE } from './rules.ts';

/** How findings are told: to people, to programs, to code hosts. */
export type Format = 'text' | 'json' | 'sarif' | 'github';

export const FORMATS: readonly Format[] = ['text', 'json', 'sarif', 'github'];

/** The findings of a check in one format, to its last line feed. */
export function reportOf(findings: readonly Finding[], format: Format): string {
  switch (format) {
    case 'text':
      return [...findings.map(withWitness), summaryOf(findings)].join('\n') + '\n';
    case 'json':
      return `${JSON.stringify(findings, null, 2)}\n`;
    case 'sarif':
      return `${JSON.stringify(sarif(findings), null, 2)}\n`;
    case 'github':
      return findings.map((finding) => `${annotation(finding)}\n`).join('');
    default:
      return format satisfies never;
  }
}

function withWitness(finding: Finding): string {
  const { witness } = finding;
  const shown = witness?.trimEnd().replaceAll(/^(?=.)/gm, '    ');
  return shown === undefined ? findingText(finding) : `${findingText(finding)}\n\n${shown}\n`;
}

function summaryOf(findings: readonly Finding[]): string {
  const counts = (['error', 'warning', 'hint'] as const).map((severity) => {
    const { length } = findings.filter((finding) => finding.severity === severity);
    return `${length} ${severity}${length === 1 ? '' : 's'}`;
  });
  return counts.join(', ');
}

const LEVELS = { error: 'error', warning: 'warning', hint: 'note' } as const;

/** https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
function sarif(findings: readonly Finding[]): object {
  const rules = TABLE.map(({ id, severity, demands, source }) => ({
    id,
    shortDescription: { text: demands },
    help: { text: source },
    defaultConfiguration: { level: LEVELS[severity] },
  }));
  const results = findings.map(({ file, line, column, id, severity, message, witness }) => ({
    ruleId: id,
    level: LEVELS[severity],
    message: { text: witness === undefined ? message : `${message}\n\n${witness}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: file },
          region: { startLine: line, startColumn: column },
        },
      },
    ],
  }));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'phone-tree check', rules } }, results }],
  };
}

const COMMANDS = { error: 'error', warning: 'warning', hint: 'notice' } as const;

/** https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions */
function annotation({ file, line, column, id, severity, message }: Finding): string {
  const place = `file=${property(file)},line=${line},col=${column},title=${id}`;
  return `::${COMMANDS[severity]} ${place}::${data(message)}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
