import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { NoToken } from '../errors.ts';
import type { Library } from '../publishing/library.ts';
import type { Switches } from '../publishing/switches.ts';
import type { Records } from '../records/records.ts';
import type { AddressBook } from '../signed-address.ts';
import type { Mailbox } from '../voicemail/mailbox.ts';
import { callLog } from './calls.ts';
import { queueRoutes } from './queues.ts';
import { messageUrls } from './message-urls.ts';
import { recordKeeping } from './records.ts';
import { refusals } from './refusal.ts';
import { callStatistics } from './statistics.ts';
import { switchRoutes } from './switches.ts';
import { treeRoutes } from './trees.ts';
import { inbox } from './voicemails.ts';

export interface ApiOptions {
  /** Undefined lets nobody in. */
  readonly token: string | undefined;
  readonly library: Library;
  readonly switches: Switches;
  /** Undefined: nothing is kept that could be asked for. */
  readonly records: Records | undefined;
  readonly mailbox: Mailbox | undefined;
  /** Whether a number is one that this server answers. */
  readonly isOwn: (number: string) => boolean;
  /** How a caller's number is written to the log. */
  readonly shown: (number: string) => string;
  readonly clock: () => Date;
  readonly addressBook: AddressBook;
  /** Without a trailing slash. */
  readonly publicUrl: string;
}

/** The operators' interface, for whoever holds the token: what is live, and what callers left behind. */
export function api(app: FastifyInstance, options: ApiOptions) {
  const { token, library, switches, records, mailbox, isOwn, shown, clock } = options;
  const { addressBook, publicUrl } = options;
  const expected = token === undefined ? undefined : digest(`Bearer ${token}`);
  app.addHook('onRequest', (request, _reply, done) => {
    const given = digest(request.headers.authorization ?? '');
    done(expected && timingSafeEqual(expected, given) ? undefined : new NoToken());
  });
  const json = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, json);
  refusals(app, records);

  treeRoutes(app, { library, records, clock });
  switchRoutes(app, { library, switches });
  messageUrls(app, addressBook, publicUrl);
  if (!records) return;
  callLog(app, records);
  callStatistics(app, records);
  queueRoutes(app, records, clock);
  inbox(app, { records, mailbox });
  recordKeeping(app, { records, mailbox, isOwn, shown });
}

/** Equally long for every input, so that comparing takes equally long. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
