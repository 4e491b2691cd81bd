/**
 * Records more steps than its disk takes; once there is room, which a line of input tells, writes them
 * all. Tells its health before and after. `node filler.ts <data> <steps>`
 * @module
 */
import { once } from 'node:events';
import { openRecords } from '../../src/records/records.ts';
import { stepOf } from './step.ts';

const [dataDir = '', steps] = process.argv.slice(2);
const records = await openRecords({ dataDir, told() {} });
for (let step = 0; step < Number(steps); step += 1) {
  records.record('steps', stepOf({ id: String(step), callSid: `CA${step % 100}` }));
  if (step % 10 === 0) await records.written();
}
const refused = await records
  .keep('recordings', { recordingSid: 'RE1', createdAt: 1, transcript: 'x'.repeat(10_000) })
  .then(
    () => false,
    () => true,
  );
process.stdout.write(`${JSON.stringify({ ...records.health(), refused })}\n`);
await once(process.stdin, 'data');
await records.settled();
process.stdout.write(`${JSON.stringify(records.health())}\n`);
await records.close();
process.exit();
