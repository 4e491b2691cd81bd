import { error } from '../states/error.ts';
import { greeting } from '../states/greeting.ts';
import { hours } from '../states/hours.ts';
import { menu } from '../states/menu.ts';
import { reception } from '../states/reception.ts';
import { sales } from '../states/sales.ts';
import { support } from '../states/support.ts';
import { voicemail } from '../states/voicemail.ts';
import { definePhoneTree } from '../tree/phone-tree.ts';

/** The phone tree of ACME, Inc. `receptionNumber` is the people's own line, in E.164. */
export const acme = ({ receptionNumber }: { receptionNumber: string }) =>
  definePhoneTree({
    name: 'acme',
    initial: 'greeting',
    lastExit: 'reception',
    states: {
      greeting,
      menu,
      error,
      hours,
      sales,
      support,
      reception: reception(receptionNumber),
      voicemail,
    },
  });
