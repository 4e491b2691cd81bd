import type { Happening } from './happening.ts';
import type { Caller } from './leg.ts';
import { print, printLine } from './printer.ts';

/** Where a call is shown as it goes. */
export interface Screen {
  happens: Caller['happens'];
  /** Whether a server has answered at all. */
  connected(): boolean;
  /** Whether the caller met an error. */
  failed(): boolean;
}

export interface ScreenOptions {
  /** The voice URL, for the one line that says nobody is there. */
  url: string;
  /** One JSON happening a line instead of a transcript. */
  json: boolean;
  out: NodeJS.WriteStream;
  err: NodeJS.WriteStream;
}

/** Shows a call; a server that is not there is one line with the remedy, not a call. */
export function openScreen({ url, json, out, err }: ScreenOptions): Screen {
  let connected = false;
  let failed = false;
  let absent = false;
  let ringing = '';
  return {
    connected: () => connected,
    failed: () => failed,
    happens: (happening) => {
      const first = !connected && happening.kind === 'requests' && happening.status !== undefined;
      connected ||= first;
      failed ||= isFailure(happening);
      if (happening.kind === 'rings') ringing = print(happening, out);
      if (json) out.write(`${JSON.stringify(happening)}\n`);
      else if (first) out.write(ringing + hint(happening, out));
      else if (connected) out.write(print(happening, out) + hint(happening, out));
      if (connected || absent || happening.kind !== 'finds') return;
      absent = true;
      const { code, message } = happening.finding;
      err.write(
        `nobody answers at ${url} (${code} ${message}); start the server with: npm start\n`,
      );
    },
  };
}

function isFailure(happening: Happening): boolean {
  if (happening.kind === 'apologises') return true;
  return happening.kind === 'finds' && happening.finding.level === 'error';
}

/** A refused signature is the most common first trouble. */
function hint(happening: Happening, out: NodeJS.WriteStream): string {
  if (happening.kind !== 'requests' || happening.status !== 403) return '';
  const text = 'the server refuses the signature: is --token its TWILIO_AUTH_TOKEN?';
  return printLine({ label: 'hint', text }, out);
}
