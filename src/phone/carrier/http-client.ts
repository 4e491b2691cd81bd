import RequestClient from 'twilio/lib/base/RequestClient.js';

/**
 * An `httpClient` for the official client that sends its requests to another origin, as in
 * `twilio(accountSid, authToken, { httpClient })`.
 * Source: https://www.twilio.com/docs/libraries/reference/twilio-node
 */
export class HttpClient extends RequestClient {
  readonly #origin: string;

  constructor(origin: string) {
    super();
    this.#origin = origin;
  }

  override request<Data>(options: RequestClient.RequestOptions<Data>) {
    const { pathname, search } = new URL(options.uri);
    return super.request({ ...options, uri: this.#origin + pathname + search });
  }
}
