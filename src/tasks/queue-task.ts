import { Type, type Static } from 'typebox';

const closed = { additionalProperties: false };
const name = Type.String({ description: 'The queue, by its name.' });

/** The kinds of tasks about queues and those who are called back, by name, as JSON Schema. */
export const queueKinds = {
  queue: Type.Object(
    { name },
    {
      ...closed,
      title: 'A look at a queue',
      description: 'Looks at who waits in a queue, and who is to be called back.',
    },
  ),
  callBack: Type.Object(
    {
      queue: name,
      number: Type.String({ description: 'The number to call, in E.164: {{ call.from }}.' }),
    },
    {
      ...closed,
      title: 'A wish to be called back',
      description: 'Asks for a caller to be called back; fails where that may not be rung.',
    },
  ),
  takeCallBack: Type.Object(
    { queue: name },
    {
      ...closed,
      title: 'The next to be called back',
      description: 'Takes who is to be called back next; fails where nobody is.',
    },
  ),
  endCallBack: Type.Object(
    {
      id: Type.String({ description: 'The call-back that was taken, by its `id`.' }),
      result: Type.String({
        description: '`completed`, or else why not, such as no-answer: then it is tried again.',
      }),
    },
    {
      ...closed,
      title: 'The end of a call-back',
      description: 'Tells how a call-back that was taken ended.',
    },
  ),
};

type Kinds = typeof queueKinds;

export type QueueTask = {
  readonly [Kind in keyof Kinds]: Readonly<Record<Kind, Static<Kinds[Kind]>>>;
}[keyof Kinds];

/** Whether a task is about a queue, and so done by the records rather than the network. */
export function isQueueTask(task: object): task is QueueTask {
  return Object.keys(queueKinds).some((kind) => kind in task);
}
