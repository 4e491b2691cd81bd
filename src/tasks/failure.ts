/** What a failure says beside its reason. */
interface Facts {
  /** The HTTP status, where there was one. */
  readonly status?: number;
  /** What the server answered all the same; it is another's words, and never logged. */
  readonly value?: unknown;
  /** Whether asking again is harmless: `sent` means only where the same request may count twice. */
  readonly repeat?: 'always' | 'sent';
  /** Milliseconds the server wants to be left alone. */
  readonly after?: number;
}

/** Why a task failed, in words that may be logged: no query, header, body, answer or secret. */
export class Failure extends Error {
  readonly facts: Facts;

  constructor(reason: string, facts: Facts = {}) {
    super(reason);
    this.facts = facts;
  }
}

/** Error codes of Node.js and undici, the first that fits. https://undici.nodejs.org/#/docs/api/Errors */
const reasons: readonly (readonly [RegExp, string, Facts['repeat']?])[] = [
  [/^ENOTFOUND$/, 'host not found'],
  [/^EAI_/, 'host not found', 'always'],
  [/^(ECONNREFUSED|ENETUNREACH|EHOSTUNREACH|ENETDOWN|EHOSTDOWN)$/, 'not connected', 'always'],
  [/^(ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/, 'not connected', 'always'],
  [/^(ECONNRESET|EPIPE|UND_ERR_SOCKET|UND_ERR_CLOSED)$/, 'connection lost', 'sent'],
  [/^(ERR_STREAM_PREMATURE_CLOSE|UND_ERR_RES_CONTENT_LENGTH_MISMATCH)$/, 'connection lost', 'sent'],
  [
    /^(UND_ERR_RES_EXCEEDED_MAX_SIZE|UND_ERR_HEADERS_OVERFLOW|HPE_HEADER_OVERFLOW)$/,
    'answer too large',
  ],
  [
    /^(ERR_TLS_|CERT_|SELF_SIGNED_|DEPTH_ZERO_|UNABLE_TO_|HOSTNAME_MISMATCH)/,
    'certificate not trusted',
  ],
  [/^(ERR_SSL_|EPROTO$)/, 'no TLS'],
  [/^(HPE_|HTTPParserError$)/, 'not HTTP'],
  [/^(Z_|ERR_BROTLI|ERR__ERROR_|ERR_TRAILING_JUNK)/, 'answer not decompressed'],
];

/** Any error as a failure; of a foreign one nothing but its code or name is looked at. */
export function failureOf(error: unknown, otherwise: string): Failure {
  if (error instanceof Failure) return error;
  if (!(error instanceof Error)) return new Failure(otherwise);
  const { code = error.name } = error as NodeJS.ErrnoException;
  const [, reason = otherwise, repeat] = reasons.find(([pattern]) => pattern.test(code)) ?? [];
  return new Failure(reason, repeat && { repeat });
}
