/** Form fields of a webhook request; a repeated field has an array of values. */
export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** The pairs of all fields in their order, repeated ones once per value. */
function pairsOf(fields: Fields): [string, string][] {
  return Object.entries(fields).flatMap(([name, value]) =>
    typeof value === 'string'
      ? [[name, value] as [string, string]]
      : value.map((one) => [name, one] as [string, string]),
  );
}

/** Fields as `application/x-www-form-urlencoded`: spaces as `%20`, empty fields kept. */
export function encodeForm(fields: Fields): string {
  return pairsOf(fields)
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&');
}

/** A URL with the fields added to its query, as Twilio does for GET requests. */
export function withQuery(url: string, fields: Fields): string {
  const query = encodeForm(fields);
  if (query === '') return url;
  const [address = url, ...fragment] = url.split('#');
  const joined = `${address}${address.includes('?') ? '&' : '?'}${query}`;
  return [joined, ...fragment].join('#');
}

/** A lone surrogate cannot be encoded and becomes the replacement character. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
