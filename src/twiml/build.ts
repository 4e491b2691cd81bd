import type { Attributes, Content, Element, Kind } from './verb.ts';

/** What stands inside an element: a list, or just the text where it takes text. */
type Inside<K extends Kind> = readonly Content<K>[] | Extract<Content<K>, string>;

/** Makes an element from its content, or from its attributes and content, in the SDK's order. */
interface Builder<K extends Kind> {
  (content?: Inside<K>): Element<K>;
  (attributes: Attributes<K>, content?: Inside<K>): Element<K>;
}

function builder<K extends Kind>(kind: K): Builder<K> {
  return (first?: Attributes<K> | Inside<K>, second?: Inside<K>) => {
    const bare = first === undefined || typeof first === 'string' || Array.isArray(first);
    const inside = (bare ? first : second) ?? [];
    const content = typeof inside === 'string' ? [inside] : inside;
    return { kind, attributes: bare ? {} : first, content };
  };
}

export const say = builder('say');
export const play = builder('play');
export const pause = builder('pause');
export const gather = builder('gather');
export const record = builder('record');
export const dial = builder('dial');
export const enqueue = builder('enqueue');
export const leave = builder('leave');
export const redirect = builder('redirect');
export const hangup = builder('hangup');
export const reject = builder('reject');
export const refer = builder('refer');
export const sms = builder('sms');
export const connect = builder('connect');
export const start = builder('start');
export const stop = builder('stop');
export const pay = builder('pay');
export const prompt = builder('prompt');
export const queue = builder('queue');
export const echo = builder('echo');
export const raw = builder('raw');
/** `say([translated({ en: 'Hello', es: 'Hola' })])`. */
export const translated = builder('translated');

export const number = builder('number');
export const client = builder('client');
export const sip = builder('sip');
export const conference = builder('conference');
export const application = builder('application');
export const sim = builder('sim');
export const whatsApp = builder('whatsApp');

export const identity = builder('identity');
export const applicationSid = builder('applicationSid');
export const uri = builder('uri');
export const headers = builder('headers');
export const header = builder('header');
export const task = builder('task');
export const parameter = builder('parameter');
export const config = builder('config');

export const stream = builder('stream');
export const siprec = builder('siprec');
export const transcription = builder('transcription');
export const recording = builder('recording');
export const room = builder('room');
export const conversation = builder('conversation');
export const conversationRelay = builder('conversationRelay');
export const conversationRelaySession = builder('conversationRelaySession');
export const aiSession = builder('aiSession');
export const virtualAgent = builder('virtualAgent');
export const autopilot = builder('autopilot');
export const language = builder('language');

/** SSML `<break>`; the bare name is a reserved word. */
export const ssmlBreak = builder('break');
export const emphasis = builder('emphasis');
export const lang = builder('lang');
export const p = builder('p');
export const phoneme = builder('phoneme');
export const prosody = builder('prosody');
export const s = builder('s');
export const sayAs = builder('sayAs');
export const sub = builder('sub');
export const w = builder('w');
