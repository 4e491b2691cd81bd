import type Twilio from 'twilio/lib/twiml/VoiceResponse.js';

/** An element that takes no attributes. */
type None = Record<string, never>;

/** A text, or one for each language of a tree. */
type Text = string | Element<'translated'>;

/**
 * Every voice verb, noun and SSML element the `twilio` SDK can build: its attributes, which are the
 * SDK's own types, and what may stand inside it. The keys are the names of the SDK's builder methods.
 * https://www.twilio.com/docs/voice/twiml
 */
interface Elements {
  say: { attributes: Twilio.SayAttributes; content: Text | Ssml };
  play: { attributes: Twilio.PlayAttributes; content: Text };
  pause: { attributes: Twilio.PauseAttributes; content: never };
  gather: { attributes: Twilio.GatherAttributes; content: Prompt };
  record: { attributes: Twilio.RecordAttributes; content: never };
  dial: { attributes: Twilio.DialAttributes; content: string | Callee };
  enqueue: { attributes: Twilio.EnqueueAttributes; content: string | Element<'task'> };
  leave: { attributes: None; content: never };
  redirect: { attributes: Twilio.RedirectAttributes; content: string };
  hangup: { attributes: None; content: never };
  reject: { attributes: Twilio.RejectAttributes; content: never };
  refer: { attributes: Twilio.ReferAttributes; content: Element<'sip'> };
  sms: { attributes: Twilio.SmsAttributes; content: string };
  connect: { attributes: Twilio.ConnectAttributes; content: Connection };
  start: { attributes: Twilio.StartAttributes; content: Fork | Element<'recording'> };
  stop: { attributes: None; content: Fork };
  pay: { attributes: Twilio.PayAttributes; content: Element<'prompt' | 'parameter'> };
  prompt: { attributes: Twilio.PromptAttributes; content: Prompt };
  queue: { attributes: Twilio.QueueAttributes; content: string };
  echo: { attributes: None; content: never };
  /** TwiML written out by hand; it has to be well-formed. */
  raw: { attributes: None; content: string };
  /** The content of a verb in each language of its tree, by the language's name; a call hears one. */
  translated: {
    attributes: Readonly<Record<string, string | readonly (string | Ssml)[]>>;
    content: never;
  };

  number: { attributes: Twilio.NumberAttributes; content: string };
  client: {
    attributes: Twilio.ClientAttributes;
    content: string | Element<'identity' | 'parameter'>;
  };
  sip: { attributes: Twilio.SipAttributes; content: string | Element<'uri' | 'headers'> };
  conference: { attributes: Twilio.ConferenceAttributes; content: string };
  application: {
    attributes: Twilio.ApplicationAttributes;
    content: string | Element<'applicationSid' | 'parameter'>;
  };
  sim: { attributes: None; content: string };
  whatsApp: { attributes: Twilio.WhatsAppAttributes; content: string };

  identity: { attributes: None; content: string };
  applicationSid: { attributes: None; content: string };
  uri: { attributes: Twilio.SipUriAttributes; content: string };
  headers: { attributes: None; content: Element<'header'> };
  header: { attributes: Twilio.HeaderAttributes; content: never };
  task: { attributes: Twilio.TaskAttributes; content: string };
  parameter: { attributes: Twilio.ParameterAttributes; content: never };
  config: { attributes: Twilio.ConfigAttributes; content: never };

  stream: { attributes: Twilio.StreamAttributes; content: Element<'parameter'> };
  siprec: { attributes: Twilio.SiprecAttributes; content: Element<'parameter'> };
  transcription: {
    attributes: Twilio.TranscriptionAttributes;
    content: Element<'config' | 'parameter'>;
  };
  recording: { attributes: Twilio.RecordingAttributes; content: never };
  room: { attributes: Twilio.RoomAttributes; content: string };
  conversation: { attributes: Twilio.ConversationAttributes; content: never };
  conversationRelay: {
    attributes: Twilio.ConversationRelayAttributes;
    content: Element<'language' | 'parameter'>;
  };
  conversationRelaySession: {
    attributes: Twilio.ConversationRelaySessionAttributes;
    content: never;
  };
  aiSession: { attributes: Twilio.AiSessionAttributes; content: never };
  virtualAgent: {
    attributes: Twilio.VirtualAgentAttributes;
    content: Element<'config' | 'parameter'>;
  };
  autopilot: { attributes: None; content: string };
  language: { attributes: Twilio.LanguageAttributes; content: never };

  break: { attributes: Twilio.SsmlBreakAttributes; content: never };
  emphasis: { attributes: Twilio.SsmlEmphasisAttributes; content: string | Ssml };
  lang: { attributes: Twilio.SsmlLangAttributes; content: string | Ssml };
  p: { attributes: None; content: string | Ssml };
  phoneme: { attributes: Twilio.SsmlPhonemeAttributes; content: string };
  prosody: { attributes: Twilio.SsmlProsodyAttributes; content: string | Ssml };
  s: { attributes: None; content: string | Ssml };
  sayAs: { attributes: Twilio.SsmlSayAsAttributes; content: string };
  sub: { attributes: Twilio.SsmlSubAttributes; content: string };
  w: { attributes: Twilio.SsmlWAttributes; content: string | Ssml };
}

/** The name of a verb, noun or SSML element, as the SDK's builder method spells it. */
export type Kind = keyof Elements;

/** The attributes an element takes. */
export type Attributes<K extends Kind> = Elements[K]['attributes'];

/** What may stand inside an element: text, other elements, or nothing. */
export type Content<K extends Kind> = Elements[K]['content'];

/** One element as plain data: `{ kind: 'say', attributes: { voice: 'alice' }, content: ['Hello'] }`. */
export type Element<K extends Kind = Kind> = {
  [Each in K]: {
    readonly kind: Each;
    readonly attributes: Attributes<Each>;
    readonly content: readonly Content<Each>[];
  };
}[K];

/** What may stand directly in a TwiML `<Response>`. */
export type Verb = Element<
  | Prompt['kind']
  | 'gather'
  | 'record'
  | 'dial'
  | 'enqueue'
  | 'leave'
  | 'redirect'
  | 'hangup'
  | 'reject'
  | 'refer'
  | 'sms'
  | 'connect'
  | 'start'
  | 'stop'
  | 'pay'
  | 'prompt'
  | 'queue'
  | 'echo'
  | 'raw'
>;

/** What a caller hears, and what may stand inside `<Gather>` and `<Prompt>`. */
export type Prompt = Element<'say' | 'play' | 'pause'>;

/** Whom `<Dial>` can ring. */
export type Callee = Element<
  'number' | 'client' | 'sip' | 'conference' | 'queue' | 'application' | 'sim' | 'whatsApp'
>;

/** What `<Connect>` can hand the call to. */
export type Connection = Element<
  | 'stream'
  | 'room'
  | 'conversation'
  | 'conversationRelay'
  | 'conversationRelaySession'
  | 'aiSession'
  | 'virtualAgent'
  | 'autopilot'
>;

/** What `<Start>` and `<Stop>` run beside the call. */
export type Fork = Element<'stream' | 'siprec' | 'transcription'>;

/** Speech mark-up inside `<Say>`. https://www.twilio.com/docs/voice/twiml/say/text-speech#ssml */
export type Ssml = Element<
  'break' | 'emphasis' | 'lang' | 'p' | 'phoneme' | 'prosody' | 's' | 'sayAs' | 'sub' | 'w'
>;
