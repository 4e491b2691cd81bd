/** Why the carrier does not do what it is asked for, in words for an operator. */
export class CarrierRefusal extends Error {}

/** Whatever the official client threw, as a refusal; its own words may hold numbers. */
export function refusalOf(error: unknown): CarrierRefusal {
  if (error instanceof CarrierRefusal) return error;
  const { status } = error as { readonly status?: unknown };
  return typeof status === 'number'
    ? refusalOfStatus(status)
    : new CarrierRefusal('the carrier can not be reached', { cause: error });
}

/** What an HTTP status of the carrier's means. https://www.twilio.com/docs/usage/twilios-response */
export function refusalOfStatus(status: number): CarrierRefusal {
  const refused = status === 401 || status === 403;
  return new CarrierRefusal(
    refused
      ? 'the carrier refuses the credentials: are TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN the account’s?'
      : `the carrier answers ${status}`,
  );
}

/** What can only be done at the carrier, and there is none. */
export function noAccount(): CarrierRefusal {
  return new CarrierRefusal(
    'there is no account at the carrier: set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN',
  );
}
