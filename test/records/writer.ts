/**
 * Records steps as fast as it can until it is killed, and notes each once it is recorded, as the server
 * answers it then; now and then a recording, which is acknowledged. `node writer.ts <data> <noted> <name> [url]`
 * @module
 */
import { openSync, writeSync } from 'node:fs';
import { openRecords } from '../../src/records/records.ts';
import { stepOf } from './step.ts';

const [dataDir = '', noted = '', name = '', databaseUrl] = process.argv.slice(2);
const file = openSync(noted, 'a');
let answered: string[] = [];
const records = await openRecords({ dataDir, databaseUrl, told() {} });
for (let step = 0; ; step += 1) {
  const id = `${name}-${step}`;
  records.record('steps', stepOf({ id, callSid: `CA ${name} ${step % 50}` }));
  answered.push(id);
  // Several answers wait for one write.
  if (step % 3 === 0) {
    await records.written();
    writeSync(file, answered.map((each) => `${each}\n`).join(''));
    answered = [];
  }
  if (step % 40 === 0) {
    await records.keep('recordings', { recordingSid: `RE ${id}`, createdAt: step });
    writeSync(file, `RE ${id}\n`);
  }
}
