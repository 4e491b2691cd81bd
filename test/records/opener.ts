/**
 * Opens records and closes them again; tells why it can't. `node opener.ts <data> [url]`
 * @module
 */
import { openRecords } from '../../src/records/records.ts';

const [dataDir = '', databaseUrl] = process.argv.slice(2);
try {
  const records = await openRecords({ dataDir, databaseUrl, told() {} });
  await records.settled();
  await records.close();
  process.stdout.write('opened');
} catch (error) {
  process.stdout.write(String(error));
}
