import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Fields } from '../form.ts';
import type { Account } from './account.ts';
import { fitsDates } from './date.ts';
import { pageOf } from './page.ts';
import { parameter } from './parameter.ts';
import { Problem } from './problem.ts';
import type { Recording } from './recording.ts';
import { recordingJson } from './recording.ts';

interface One {
  Params: { sid: string };
}

/** The Recordings resource. https://www.twilio.com/docs/voice/api/recording */
export function recordings(api: FastifyInstance, account: Account): void {
  api.get<{ Querystring: Fields }>('/Recordings.json', (request) => list(account, request));

  api.get<One & { Querystring: Fields }>('/Calls/:sid/Recordings.json', (request) =>
    list(account, request, request.params.sid),
  );

  api.get<One & { Querystring: Fields }>('/Recordings/:sid.json', (request) => {
    const { params, query } = request;
    return recordingJson(account, recordingOf(account, params.sid, wantsDeleted(query)));
  });

  api.delete<One>('/Recordings/:sid.json', (request, reply) => {
    recordingOf(account, request.params.sid).deleted = true;
    return reply.code(204).send();
  });
}

/** The recording with a SID. Throws a problem where there is none, or none any more. */
export function recordingOf(account: Account, wanted: string, withDeleted = false): Recording {
  const recording = account.recordings.find(
    ({ sid, deleted }) => sid === wanted && (withDeleted || !deleted),
  );
  if (recording === undefined) throw new Problem(20404);
  return recording;
}

function wantsDeleted(query: Fields): boolean {
  return parameter(query, 'IncludeSoftDeleted') === 'true';
}

function list(
  account: Account,
  request: FastifyRequest<{ Querystring: Fields }>,
  call = parameter(request.query, 'CallSid'),
): object {
  const found = account.recordings.filter(
    ({ callSid, createdAt, deleted }) =>
      (call ?? callSid) === callSid &&
      (!deleted || wantsDeleted(request.query)) &&
      fitsDates(request.query, 'DateCreated', createdAt),
  );
  return pageOf(
    request,
    'recordings',
    found.toReversed().map((recording) => recordingJson(account, recording)),
  );
}
