import { Ajv } from 'ajv';
import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify';
import type { Records } from '../records/records.ts';
import { CarrierRefusal } from '../voicemail/carrier-refusal.ts';
import { isTime } from './parameter.ts';

/** What a route takes of each kind, as far as it is looked at here. */
type Shape = { readonly properties?: Readonly<Record<string, { readonly description?: string }>> };

/** Has requests checked in this scope, and what is wrong answered with what to write instead. */
export function refusals(app: FastifyInstance, records: Records | undefined) {
  const ajv = new Ajv({ coerceTypes: 'array', useDefaults: true, formats: { time: isTime } });
  app.setValidatorCompiler(({ schema }) => ajv.compile(schema as object));
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const say = (status: number, text: string) =>
      reply.code(status).type('text/plain; charset=utf-8').send(text);
    if (error.validation) return say(400, remedyOf(error, request));
    // A cursor that is none.
    if (error instanceof RangeError) return say(400, error.message);
    if (error instanceof CarrierRefusal) return say(502, error.message);
    const { ready = true, reason = '' } = records?.health() ?? {};
    if (!ready && error.statusCode === undefined) return say(503, reason);
    throw error;
  });
}

/** What to write instead; nothing of the request is repeated. */
function remedyOf({ validation, validationContext }: FastifyError, request: FastifyRequest) {
  const [fault] = validation ?? [];
  const schema = request.routeOptions.schema ?? {};
  const { properties = {} } = schema[validationContext ?? 'querystring'] as Shape;
  const { missingProperty } = (fault?.params ?? {}) as { readonly missingProperty?: string };
  const name = missingProperty ?? fault?.instancePath.split('/')[1] ?? '';
  const description = Object.hasOwn(properties, name) ? properties[name]?.description : undefined;
  return description === undefined
    ? `there is no such parameter: there are ${Object.keys(properties).join(', ')}`
    : `${name}: write ${description}`;
}
