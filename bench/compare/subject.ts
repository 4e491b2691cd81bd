/**
 * One subject in a process of its own: it tells its port, and what it has used whenever it is asked.
 * @module
 */
import type { AddressInfo } from 'node:net';
import { SUBJECTS } from './subjects.ts';

const server = await SUBJECTS[process.argv[2] ?? '']?.();
if (!server) throw new Error(`no such subject: there are ${Object.keys(SUBJECTS).join(', ')}`);
server.listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.address() as AddressInfo).port });
});
process.on('message', () => {
  process.send?.({ usage: process.cpuUsage(), memory: process.memoryUsage() });
});
process.on('disconnect', () => process.exit());
