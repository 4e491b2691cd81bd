import type { Fields } from '../form.ts';
import type { CallStatus } from '../happening.ts';

/** What came of dialling: fields for the action, and whether the caller has gone. */
export interface Dialled {
  status: CallStatus | 'answered';
  fields: Fields;
  callerGone: boolean;
}
