/**
 * Something Twilio's debugger would report.
 * Codes and levels: https://www.twilio.com/docs/api/errors
 */
export interface Finding {
  /** Twilio's error code; 0 for a bound of this phone's own. */
  code: number;
  level: 'error' | 'warning';
  message: string;
  /** The name of our own advice, which Twilio would not give. */
  advice?: string;
  line?: number;
  column?: number;
  url?: string;
}

/** A finding that ends the document. */
export function error(code: number, message: string): Finding {
  return { code, level: 'error', message };
}

/** A finding the call survives. */
export function warning(code: number, message: string): Finding {
  return { code, level: 'warning', message };
}
