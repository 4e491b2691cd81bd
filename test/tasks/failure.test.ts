import { expect, it } from 'vitest';
import { Failure, failureOf } from '../../src/tasks/failure.ts';

it.each([
  ['ENOTFOUND', 'host not found', undefined],
  ['EAI_AGAIN', 'host not found', 'always'],
  ['ECONNREFUSED', 'not connected', 'always'],
  ['UND_ERR_CONNECT_TIMEOUT', 'not connected', 'always'],
  ['ECONNRESET', 'connection lost', 'sent'],
  ['UND_ERR_SOCKET', 'connection lost', 'sent'],
  ['CERT_HAS_EXPIRED', 'certificate not trusted', undefined],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate not trusted', undefined],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate not trusted', undefined],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate not trusted', undefined],
  ['EPROTO', 'no TLS', undefined],
  ['WHATEVER', 'otherwise', undefined],
])('an error %s means "%s"', (code, reason, repeat) => {
  const failure = failureOf(Object.assign(new Error('10.0.0.7 pin 1234'), { code }), 'otherwise');
  expect(failure.message).toBe(reason);
  expect(failure.facts.repeat).toBe(repeat);
});

it.each([undefined, null, 'text', {}, new Error('pin 1234')])('%s is a failure too', (error) => {
  expect(failureOf(error, 'otherwise').message).toBe('otherwise');
});

it('a failure stays what it is', () => {
  const failure = new Failure('status 500', { status: 500 });
  expect(failureOf(failure, 'otherwise')).toBe(failure);
});
