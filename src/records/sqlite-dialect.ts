import { Worker } from 'node:worker_threads';
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely';
import { workerUrl } from '../worker-url.ts';
import type { Opening, Question, Reply } from './sqlite-worker.ts';

/** What SQLite said, by its code. https://www.sqlite.org/rescode.html */
export class SqliteError extends Error {
  readonly errcode: number;

  constructor(message: string, errcode: number) {
    super(message);
    this.errcode = errcode;
  }
}

/** Schema changes can be undone in SQLite, so migrations run in one transaction and thereby one by one. */
class Adapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Kysely on a SQLite file, by one connection in a thread. */
export function sqliteDialect(opening: Opening): Dialect {
  return {
    createAdapter: () => new Adapter(),
    createDriver: () => driverOf(opening),
    createIntrospector: (database) => new SqliteIntrospector(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

function driverOf(opening: Opening): Driver {
  const waiting = new Map<number, PromiseWithResolvers<QueryResult<unknown>>>();
  let worker: Worker | undefined;
  let questions = 0;

  function start(): Worker {
    const started = new Worker(workerUrl('sqlite-worker', import.meta.url), {
      workerData: opening,
    });
    started.on('message', (reply: Reply) => {
      const asked = waiting.get(reply.id);
      waiting.delete(reply.id);
      if ('errcode' in reply) asked?.reject(new SqliteError(reply.message, reply.errcode));
      else {
        const { rows, changes } = reply;
        asked?.resolve({ rows: [...rows], numAffectedRows: BigInt(changes) });
      }
    });
    started.on('error', (error) => {
      worker = undefined;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    });
    return started;
  }

  const connection: DatabaseConnection = {
    executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      // Not started here: a transaction can't go on in another thread.
      if (!worker) return Promise.reject(new Error('the thread of the database has ended'));
      const asked = Promise.withResolvers<QueryResult<unknown>>();
      const question = { id: (questions += 1), sql, parameters } as Question;
      waiting.set(question.id, asked);
      worker.postMessage(question, []);
      return asked.promise as Promise<QueryResult<R>>;
    },
    streamQuery() {
      throw new Error('rows are read by the page');
    },
  };
  const run = (sql: string) => async (connection: DatabaseConnection) => {
    await connection.executeQuery(CompiledQuery.raw(sql));
  };
  return {
    init: async () => undefined,
    acquireConnection: async () => {
      worker ??= start();
      return connection;
    },
    // To read first and write then would fail where another process wrote in between.
    beginTransaction: run(opening.readOnly ? 'begin' : 'begin immediate'),
    commitTransaction: run('commit'),
    rollbackTransaction: run('rollback'),
    releaseConnection: async () => undefined,
    destroy: async () => {
      await worker?.terminate();
    },
  };
}
