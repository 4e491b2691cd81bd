import type { FastifyInstance } from 'fastify';
import type { Fields } from '../form.ts';
import type { Account } from './account.ts';
import { isNumber, normalised, refuseMagic } from './magic.ts';
import { changeSettings, newNumber, numberJson } from './number.ts';
import type { PhoneNumber } from './number.ts';
import { pageOf } from './page.ts';
import { parameter } from './parameter.ts';
import { Problem } from './problem.ts';

interface One {
  Params: { sid: string };
}

/**
 * The IncomingPhoneNumbers resource.
 * https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource
 */
export function numbers(api: FastifyInstance, account: Account): void {
  api.post<{ Body: Fields }>('/IncomingPhoneNumbers.json', (request, reply) => {
    const number = newNumber({ phoneNumber: boughtNumber(account, request.body) }, account.now());
    number.settings = changeSettings(number.settings, request.body);
    account.numbers.push(number);
    return reply.code(201).send(numberJson(account, number));
  });

  api.get<{ Querystring: Fields }>('/IncomingPhoneNumbers.json', (request) => {
    const part = parameter(request.query, 'PhoneNumber')?.replaceAll('*', '') ?? '';
    const name = parameter(request.query, 'FriendlyName');
    const found = account.numbers.filter(
      ({ settings }) =>
        settings.phoneNumber.includes(part) &&
        (name ?? settings.friendlyName) === settings.friendlyName,
    );
    return pageOf(
      request,
      'incoming_phone_numbers',
      found.map((number) => numberJson(account, number)),
    );
  });

  api.get<One>('/IncomingPhoneNumbers/:sid.json', (request) =>
    numberJson(account, numberOf(account, request.params.sid)),
  );

  api.post<One & { Body: Fields }>('/IncomingPhoneNumbers/:sid.json', (request) => {
    const number = numberOf(account, request.params.sid);
    number.settings = changeSettings(number.settings, request.body);
    number.updatedAt = account.now();
    return numberJson(account, number);
  });
}

function numberOf(account: Account, wanted: string): PhoneNumber {
  const number = account.numbers.find(({ sid }) => sid === wanted);
  if (number === undefined) throw new Problem(20404);
  return number;
}

/** A number asked for, or the next free one of an area code. */
function boughtNumber(account: Account, form: Fields): string {
  const areaCode = parameter(form, 'AreaCode');
  if (areaCode !== undefined) {
    if (areaCode === '533') throw new Problem(21452);
    return `+1${areaCode}555${String(1000 + account.numbers.length)}`;
  }
  const number = normalised(parameter(form, 'PhoneNumber') ?? '');
  refuseMagic('buy', number);
  if (!isNumber(number)) throw new Problem(21421);
  const taken = account.numbers.some(({ settings }) => settings.phoneNumber === number);
  if (taken) throw new Problem(21422);
  return number;
}
