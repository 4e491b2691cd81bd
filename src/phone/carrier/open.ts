import { deliveryOf } from '../delivery.ts';
import type { Account } from './account.ts';
import { book } from './book.ts';
import type { CallOptions } from './line.ts';
import { Line } from './line.ts';
import { placeIn, takeFront, transfersIn } from './queue.ts';

/** Opens a line in the books of the account. */
export function openLine(account: Account, options: CallOptions): Line {
  const line = new Line({
    ...options,
    accountSid: account.sid,
    authToken: account.authToken,
    knobs: account.knobs,
    delivery: deliveryOf(account.options.delivery ?? {}),
    apiUrl: account.url,
    placeIn: (line, queue) => placeIn(account, line, queue),
    takeFront: (queue) => takeFront(account, queue),
    transfers: transfersIn(account, options.transfers),
    activity: account.activity,
    watch: (line, happening) => book(account, line, happening),
  });
  account.lines.push(line);
  return line;
}
