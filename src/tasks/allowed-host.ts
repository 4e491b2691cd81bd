/** Where tasks may lead. */
export interface AllowedHost {
  readonly protocol: 'http:' | 'https:';
  readonly hostname: string;
  /** Whether it is the names below the host that are meant, and not the host itself. */
  readonly below: boolean;
  /** `*` is any. */
  readonly port: string;
}

const PORTS = { 'http:': '80', 'https:': '443' };

const SOURCE =
  /^((?<scheme>https?):\/\/)?(?<below>\*\.)?(?<host>[^\s/?#@:*\\]+|\[[\da-f:.]+\])(:(?<port>\d+|\*))?$/i;

/**
 * Reads a host that tasks may ask, written as in a content security policy: `crm.example.com`,
 * `*.example.com`, `crm.example.com:8443`, `http://10.0.0.7:*`. Without a scheme it is https, without a
 * port the scheme's own. https://www.w3.org/TR/CSP3/#grammardef-host-source
 * @throws {Error} when it is none.
 */
export function allowedHost(pattern: string): AllowedHost {
  const { scheme = 'https', below, host = '', port = '' } = SOURCE.exec(pattern)?.groups ?? {};
  const url = URL.parse(`${scheme}://${host}:${port.replace('*', '')}`);
  if (!url) {
    throw new Error(`"${pattern}" is no host: write one such as crm.example.com or *.example.com`);
  }
  const protocol = url.protocol === 'http:' ? 'http:' : 'https:';
  return {
    protocol,
    hostname: url.hostname,
    below: below !== undefined,
    port: port === '*' ? port : url.port || PORTS[protocol],
  };
}

/** Whether tasks may ask an address, by its scheme, host and port. */
export function isAllowed(url: URL, hosts: readonly AllowedHost[]): boolean {
  return hosts.some(
    ({ protocol, hostname, below, port }) =>
      url.protocol === protocol &&
      (below ? url.hostname.endsWith(`.${hostname}`) : url.hostname === hostname) &&
      (port === '*' || port === (url.port || PORTS[protocol])),
  );
}
