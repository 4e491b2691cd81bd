import type { FastifyInstance } from 'fastify';
import type { Account } from './account.ts';
import { mp3 } from './mp3.ts';
import { recordingOf } from './recordings.ts';
import { wav } from './wav.ts';

/**
 * The sound of recordings: a soft tone as WAV, silence as MP3 where `.mp3` is asked for; parts of
 * it by `Range`. https://www.twilio.com/docs/voice/api/recording#fetch-a-recording-media-file
 */
export function media(api: FastifyInstance, account: Account): void {
  api.get<{ Params: { sid: string; type?: string } }>(
    '/Recordings/:sid(^RE[0-9a-f]{32}):type(^(?:\\.wav|\\.mp3)?$)',
    (request, reply) => {
      const { duration } = recordingOf(account, request.params.sid);
      const asMp3 = request.params.type === '.mp3';
      const sound = asMp3 ? mp3(duration) : wav(duration);
      reply.type(asMp3 ? 'audio/mpeg' : 'audio/x-wav').header('Accept-Ranges', 'bytes');
      const range = rangeOf(request.headers.range, sound.length);
      if (range === undefined) return reply.send(sound);
      if (range.start > range.end) {
        return reply.code(416).header('Content-Range', `bytes */${sound.length}`).send();
      }
      return reply
        .code(206)
        .header('Content-Range', `bytes ${range.start}-${range.end}/${sound.length}`)
        .send(sound.subarray(range.start, range.end + 1));
    },
  );
}

/**
 * The first and last byte asked for; undefined means all of them, as does a header that is not
 * understood. An empty range cannot be satisfied. https://www.rfc-editor.org/rfc/rfc9110#name-range
 */
function rangeOf(
  header: string | undefined,
  length: number,
): { start: number; end: number } | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  if (first === '') return { start: Math.max(0, length - Number(last)), end: length - 1 };
  const end = last === '' ? length - 1 : Math.min(Number(last), length - 1);
  const reversed = last !== '' && Number(last) < Number(first);
  return reversed ? undefined : { start: Number(first), end };
}
