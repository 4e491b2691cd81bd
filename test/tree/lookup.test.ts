import { describe, expect, it } from 'vitest';
import { complaintText } from '../../src/document/complaint.ts';
import { readDocument } from '../../src/document/document.ts';
import { definePhoneTree } from '../../src/tree/phone-tree.ts';
import { startServer } from '../server.ts';

const STAFF = `extension,name,phone
401,Ann,+1 (415) 555-0151
402,"Bob, Jr.",+9005550152
403,=HYPERLINK(1),
`;

const DOCUMENT = `
name: office
initial: menu
tables:
  staff: { key: extension, csv: staff.csv }
  callers: { key: phone, rows: [{ phone: +1 415 555 0123, name: Cleo }] }
states:
  menu:
    find: { in: callers, by: '{{ call.from }}', keep: { caller: name } }
    enter: []
    exit: { found: hello, otherwise: ask }
  hello: { enter: [{ say: 'Hello {{ vars.caller }}.' }], exit: ask }
  ask:
    enter:
      - gather: { numDigits: 3, actionOnEmptyResult: true, content: [{ say: Which extension? }] }
    entry: { min: 3, as: extension }
    exit: { entered: lookup, otherwise: repeat }
  lookup:
    find: { in: staff, by: '{{ vars.extension }}', keep: { name: name, number: phone } }
    enter: []
    exit: { found: transfer, otherwise: unknown }
  unknown:
    enter: [{ say: 'There is no {{ vars.name | default: "such extension" }}.' }]
    exit: repeat
  transfer:
    enter:
      - say: 'Putting you through to {{ vars.name }}.'
      - dial: '{{ vars.number | default: "" }}'
    exit: { failed: sorry, otherwise: null }
  sorry: { enter: [{ say: That did not work. }], exit: repeat }
`;

const server = { allowedHosts: [], secrets: [], transfers: ['+1415*'] };

function read(staff = STAFF, document = DOCUMENT) {
  return readDocument('office.yaml', document, { files: new Map([['staff.csv', staff]]), server });
}

async function call(from = '+14155550199') {
  const { tree, complaints } = read();
  expect(complaints.map(complaintText)).toEqual([]);
  const running = await startServer({
    trees: tree ? [definePhoneTree(tree)] : [],
    defaultTree: 'office',
    transfers: server.transfers,
  });
  return { running, caller: await running.dial({ from }) };
}

describe('a caller', () => {
  it('who is in a table is greeted by name, and a stranger is not', async () => {
    const { running, caller } = await call('+14155550123');
    expect(caller.heard).toEqual(['Hello Cleo.', 'Which extension?']);
    const stranger = await running.dial({ from: '+14155550177' });
    expect(stranger.heard).toEqual(['Which extension?']);
    await running.close();
  });

  it('who asks for an extension is put through to its number', async () => {
    const { running, caller } = await call();
    await caller.press('401');
    await caller.hears('Putting you through to Ann.');
    expect(caller.transcript.join('\n')).toContain('+1 415 555 0151');
    await running.close();
  });

  it('is told of no one they asked for before', async () => {
    const { running, caller } = await call();
    await caller.press('402');
    await caller.press('499');
    await caller.hears('There is no such extension.');
    await running.close();
  });

  it.each(['402', '403'])(
    'is never put through to a number that is not allowed: %s',
    async (extension) => {
      const { running, caller } = await call();
      await caller.press(extension);
      await caller.hears(/^Putting you through to /);
      await caller.hears('That did not work.');
      await caller.hears('Which extension?');
      expect(caller.transcript.join('\n')).not.toContain('900');
      expect(
        running.log.some(({ msg }) => String(msg).includes('TRANSFER_NUMBERS') || msg === 'failed'),
      ).toBe(true);
      await running.close();
    },
  );
});

describe('a table is refused', () => {
  it.each<[string, string, string]>([
    [
      'without its file',
      DOCUMENT.replace('staff.csv', 'stuff.csv'),
      '"stuff.csv" is no file beside this document: did you mean "staff.csv"?',
    ],
    [
      'without its key column',
      DOCUMENT.replace('key: extension', 'key: extention'),
      'has nothing under "extention", by which it is found: did you mean "extension"?',
    ],
    [
      'for a column that is not there',
      DOCUMENT.replace('number: phone', 'number: fone'),
      'the column "fone", which is not there: did you mean "phone"?',
    ],
    [
      'for a name that is not its own',
      DOCUMENT.replace('in: staff', 'in: stuff'),
      'looks something up in "stuff", which is no table: did you mean "staff"?',
    ],
    [
      'without an exit for what is found',
      DOCUMENT.replace('{ found: hello, otherwise: ask }', '{ otherwise: hello }'),
      'lead on by "found" and "otherwise"',
    ],
  ])('%s', (_, document, complaint) => {
    expect(read(STAFF, document).complaints.map(complaintText).join('\n')).toContain(complaint);
  });

  it.each<[string, string, string]>([
    [
      'with two rows of one key',
      `${STAFF}401,Al,\n`,
      'staff.csv:5:1 Table "staff" has two rows for "401": take one out.\n    401,Al,',
    ],
    [
      'with a row that has no key',
      `${STAFF}\n,"A\nl",\n`,
      'staff.csv:7:1 Table "staff", row 4 has nothing under "extension", by which it is found: fill it in, or take the row out.',
    ],
    [
      'of rows that are too long, and too short',
      `${STAFF}404,Al,1,2\n405\n`,
      'staff.csv:5:1 4 cells stand here for 3 columns: write one for each, in quotes where it holds a comma.\n    404,Al,1,2\n    ^\nstaff.csv:6:1 1 cells',
    ],
    [
      'of two columns with one name',
      'extension,name,name,phone\n401,Ann,,\n',
      'staff.csv:1:1 Two columns are called "name": call one of them otherwise.',
    ],
    ['of nothing', '', 'staff.csv:1:1 The table is empty: name its columns in the first line.'],
    [
      'with a quote that is not closed',
      `${STAFF}404,"Al,\n`,
      "staff.csv:5:1 This can't be read as CSV: Quote Not Closed",
    ],
    ['that is longer than 1 MB', STAFF + '404,A,\n'.repeat(200_000), 'longer than 1 MB'],
  ])('%s', (_, staff, complaint) => {
    const complaints = read(staff).complaints.map(complaintText);
    expect(complaints.join('\n')).toContain(complaint);
    expect(complaints.filter((each) => !each.startsWith('staff.csv'))).toEqual([]);
  });
});
