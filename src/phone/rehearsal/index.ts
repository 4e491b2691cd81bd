/**
 * Rehearsals: transcripts of calls, played against a server to see whether the caller still hears
 * the same.
 * @module
 */
export type { Row } from './align.ts';
export type { Failure, Outcome } from './outcome.ts';
export { outcomeOf } from './outcome.ts';
export type { Parsed } from './parse.ts';
export { parse } from './parse.ts';
export type { Rehearsal, RehearsalOptions, Stretch } from './play.ts';
export { rehearse } from './play.ts';
export type { Recording } from './record.ts';
export { record } from './record.ts';
export type { ReportLine } from './report.ts';
export { dataOf, faultText, reportOf, summaryOf } from './report.ts';
export type { Entry, Fault, Party, Transcript } from './transcript.ts';
