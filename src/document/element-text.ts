/** What an element of TwiML is for, told to who writes a document. */
export interface ElementText {
  /** One sentence. */
  readonly about: string;
  /** Where Twilio describes it, below https://www.twilio.com/docs/. */
  readonly page: string;
  /** What its attributes, and its `content`, mean: units, limits, and what holds without them. */
  readonly attributes?: Readonly<Record<string, string>>;
}

/** What attributes mean wherever an element does not say otherwise. */
export const SHARED_TEXT: Readonly<Record<string, string>> = {
  action:
    'Another address that takes how it ended; without it this server does, by the exits of the state.',
  method: 'How the address is asked: POST unless given.',
  trim: 'Whether silence at both ends is cut off: trim-silence unless given.',
  recordingStatusCallback:
    'The address that is told when the recording is there; /callbacks/recording keeps it here.',
  recordingStatusCallbackEvent: 'What that address is told of: completed unless given.',
  recordingStatusCallbackMethod: 'How that address is asked: POST unless given.',
  recordingConfigurationId:
    "A configuration of recordings in your account. Only Twilio's SDK knows it, not its page.",
  statusCallback: 'An address that is told how it goes; what it answers changes nothing.',
  statusCallbackEvent: 'What that address is told of: completed unless given.',
  statusCallbackMethod: 'How that address is asked: POST unless given.',
  machineDetection:
    'Whether an answering machine is looked for: Enable, or DetectMessageEnd, which waits for its tone.',
  machineDetectionTimeout: 'Seconds to find that out, from 3 to 59: 30 unless given.',
  machineDetectionSpeechThreshold:
    'Milliseconds of speech that tell a machine from a person, from 1000 to 6000: 2400 unless given.',
  machineDetectionSpeechEndThreshold:
    'Milliseconds of silence that end what is said, from 500 to 5000: 1200 unless given.',
  machineDetectionSilenceTimeout:
    'Milliseconds of silence after which nothing more is looked for, from 2000 to 10000: 5000 unless given.',
  amdStatusCallback: 'An address that is told who answered: a person, a machine, a fax.',
  amdStatusCallbackMethod: 'How that address is asked: POST unless given.',
};

const LOOP =
  'How often it is heard: once unless given; 0 is until the caller hangs up, at most 1,000.';
const SDK_ONLY = "Only Twilio's SDK knows it, not its page.";
const WHISPER =
  'A tree (/webhook/NAME) or address that whoever answers hears before they talk: a whisper.';
const TRACK =
  "Whose audio: inbound_track is the caller's, and unless given; outbound_track is what the caller hears.";
const RELAY = 'voice/twiml/connect/conversationrelay';
const SSML = 'voice/twiml/say/text-speech#ssml';

/** Every element by its name in the schema, in the order in which an operator meets them. */
export const ELEMENT_TEXT: Readonly<Record<string, ElementText>> = {
  Say: {
    about: 'A text, spoken to the caller.',
    page: 'voice/twiml/say',
    attributes: {
      voice:
        "Who speaks, such as Polly.Joanna: that of the tree's `languages`, or of your account, unless given.",
      language:
        'The language of the voice, such as es-MX: that of the call, or en-US, unless given.',
      loop: LOOP,
      content: 'The text, which may hold variables; or a list of texts and speech mark-up.',
    },
  },
  Play: {
    about: 'An audio file, played to the caller: WAV, MP3, AIFF, GSM or µ-law.',
    page: 'voice/twiml/play',
    attributes: {
      loop: LOOP,
      digits:
        'Tones in its place: 0 to 9, A to D, # and *; w waits half a second, W one. Not in a question.',
      content: 'The address of the file; /media/NAME is one of yours.',
    },
  },
  Pause: {
    about: 'Silence.',
    page: 'voice/twiml/pause',
    attributes: { length: 'Whole seconds: 1 unless given.' },
  },
  Gather: {
    about: "A question with all of Twilio's attributes; `ask` is its short form.",
    page: 'voice/twiml/gather',
    attributes: {
      numDigits:
        'After how many keys the input is over at once; as many as are pressed before `timeout` unless given.',
      finishOnKey:
        'The key that ends the input and is no part of it: # unless given. "" lets # and * count like others.',
      timeout:
        'Seconds of silence, after what is said or between two keys, that end the input: 5 unless given.',
      actionOnEmptyResult:
        'true: silence leads on by the exits of the state. It has to be, or a silent caller gets the next verb.',
      input:
        'What is taken: keys (dtmf), speech or both. Keys unless given, both with `speech` in the state.',
      hints:
        'What is likely to be said, with commas: at most 500 entries of 100 characters; the phrases of `speech` unless given.',
      language:
        'The language that callers speak, such as es-MX: that of the call, or en-US, unless given.',
      speechTimeout:
        'Seconds of silence that end what is said, or auto; as long as `timeout` unless given.',
      speechModel: 'What recognises speech: default, googlev2_…, deepgram_…',
      enhanced: 'A better model for phone calls; `speechModel` has replaced it.',
      profanityFilter:
        'Whether swear words are left out of what was understood: true unless given.',
      bargeIn: `Whether speech cuts short what is being said. ${SDK_ONLY}`,
      maxSpeechTime: `Seconds of speech at most; 60 is all that Twilio listens to. ${SDK_ONLY}`,
      debug: `Help in looking for faults. ${SDK_ONLY}`,
      partialResultCallback:
        'An address that is told what was understood so far while the caller speaks; its answer changes nothing.',
      partialResultCallbackMethod: 'How that address is asked: POST unless given.',
      content:
        'What is said meanwhile: a list of say, play and pause. The first key cuts it short.',
    },
  },
  Record: {
    about: 'What the caller says, recorded; when it is over, the outcome is `recorded`.',
    page: 'voice/twiml/record',
    attributes: {
      maxLength: 'Seconds at most: 3,600 unless given, 120 with `transcribe`.',
      timeout: 'Seconds of silence that end it: 5 unless given; 0 for none.',
      finishOnKey: 'The keys that end it, each of them: 1234567890*# unless given.',
      playBeep: 'Whether a tone is heard before: true unless given.',
      transcribe: 'Whether it is written down as well, which costs extra: false unless given.',
      transcribeCallback: 'The address that gets the words; `transcribe` has to be true.',
    },
  },
  Dial: {
    about:
      'Puts the caller through. The outcome is `completed`, `busy`, `no-answer`, `failed` or `canceled`; of a conference in which others stay, `answered`.',
    page: 'voice/twiml/dial',
    attributes: {
      timeout: 'Seconds of ringing, from 5 to 600: 30 unless given.',
      timeLimit: 'Seconds of talk at most: 14,400, four hours, unless given.',
      callerId:
        "The number that is shown: the caller's unless given; one of yours, or one that you have verified.",
      hangupOnStar: 'true: with the star key the caller ends the talk, and goes on here.',
      answerOnBridge:
        'true: the caller hears ringing, and is not answered, until somebody is there.',
      sequential:
        'true: whom to ring are rung one after the other, at most ten; all at once unless given.',
      ringTone: 'The ringing that the caller hears, by the country: us, de, …',
      record:
        'Whether the talk is recorded, from when, and on one track or on two (dual): not unless given.',
      recordingTrack:
        'Who is recorded: inbound is the caller, outbound who was rung; both unless given.',
      referUrl: 'The address that says where to, when a SIP phone hands the talk on (REFER).',
      referMethod: 'How that address is asked: POST unless given.',
      callReason: 'Why you call, in at most 50 characters, for phones that show it.',
      events: `What to be told of. ${SDK_ONLY}`,
      passports: `Proofs of who calls (SHAKEN), in Base64, with commas. ${SDK_ONLY}`,
      content:
        'A number in quotes, "+14155550142"; or a list of number, client, sip, conference, queue, application or whatsApp.',
    },
  },
  Number: {
    about: 'A phone number to ring. Up to ten ring at once; who answers first has the call.',
    page: 'voice/twiml/number',
    attributes: {
      sendDigits: 'Keys to press when somebody answers, such as ww401; w waits half a second.',
      url: `${WHISPER} Say, play, gather and hangup are sure to work.`,
      byoc: 'The SID of a trunk to a carrier of your own.',
      content: 'The number in E.164 and in quotes: "+14155550142".',
    },
  },
  Client: {
    about: "An app with Twilio's Voice SDK, to ring.",
    page: 'voice/twiml/client',
    attributes: {
      url: WHISPER,
      content: 'The identity with which it has signed in; or a list of one, and of parameters.',
    },
  },
  Identity: {
    about: 'The identity with which a client has signed in, beside parameters.',
    page: 'voice/twiml/client',
    attributes: { content: 'The identity.' },
  },
  Sip: {
    about: 'A SIP address to ring.',
    page: 'voice/twiml/sip',
    attributes: {
      username: 'The name to sign in with there.',
      password: 'The password to sign in with there.',
      url: WHISPER,
      content: 'The address: sip:ann@pbx.example.com; or a list of uris, and of headers.',
    },
  },
  Uri: {
    about: 'One of several SIP addresses.',
    page: 'voice/twiml/sip',
    attributes: {
      priority: 'Which of them are tried before others.',
      weight: 'How calls are shared out among those of one priority.',
      username: 'The name to sign in with there.',
      password: 'The password to sign in with there.',
      content: 'The address: sip:ann@pbx.example.com.',
    },
  },
  Headers: {
    about: 'Headers that a SIP call is sent with.',
    page: 'voice/twiml/sip',
    attributes: { content: 'A list of headers.' },
  },
  Header: {
    about: 'One header.',
    page: 'voice/twiml/sip',
    attributes: { name: 'Its name.', value: 'What it says.' },
  },
  Conference: {
    about: 'A room of your account in which all who are put into it talk; two have to be there.',
    page: 'voice/twiml/conference',
    attributes: {
      startConferenceOnEnter:
        'false: this caller waits until somebody comes with whom it may start; true unless given.',
      endConferenceOnExit: 'true: it is over for all when this caller leaves; false unless given.',
      beep: 'When a tone tells who comes and goes: true, at both, unless given.',
      muted: 'true: this caller only listens; false unless given.',
      waitUrl:
        'What is heard until it starts, once: TwiML or audio; "" is silence. Twilio\'s music unless given.',
      waitMethod: 'How that address is asked: POST unless given. Audio wants GET.',
      maxParticipants: 'How many may be in it: 250, which is the most, unless given.',
      participantLabel: 'A name for this caller, given once in it, of at most 128 characters.',
      coach: 'The SID of the call that this one coaches: nobody else hears what it says.',
      jitterBufferSize:
        'How much of an uneven line is smoothed out, at the price of delay: large unless given.',
      region: 'Where in the world it is mixed: us1, ie1, …',
      record: 'Whether it is recorded from its start: do-not-record unless given.',
      eventCallbackUrl: 'The address that is told when it is over.',
      statusCallbackEvent: 'What the address of `statusCallback` is told of.',
      content: "Its name, which anybody with your account's trees may use.",
    },
  },
  Queue: {
    about: 'Who waits longest in a queue, connected with this caller; an empty one is waited for.',
    page: 'voice/twiml/queue',
    attributes: {
      url: 'A tree (/webhook/NAME) or address that who waited hears before they talk: say, play, pause, redirect.',
      reservationSid: "The SID of TaskRouter's reservation.",
      postWorkActivitySid: 'The SID of what the agent does afterwards, in TaskRouter.',
      content: 'The name of the queue.',
    },
  },
  Application: {
    about: 'Another TwiML application, of this account or another, that takes the call.',
    page: 'voice/twiml/dial/application',
    attributes: {
      customerId:
        "Who sends the call, told to the application in at most 256 characters: your account's SID unless given.",
      copyParentTo: 'true: the application is told which number was called; false unless given.',
      url: WHISPER,
      content: 'Its SID; or a list of one, and of parameters.',
    },
  },
  ApplicationSid: {
    about: 'The SID of an application, beside parameters.',
    page: 'voice/twiml/dial/application',
    attributes: { content: 'The SID: AP and 32 signs.' },
  },
  WhatsApp: {
    about: 'Somebody on WhatsApp, to ring.',
    page: 'voice/twiml/dial#nouns',
    attributes: { url: WHISPER, content: 'The number in E.164 and in quotes: "+14155550142".' },
  },
  Parameter: {
    about: 'A value by its name, told to whoever or whatever is connected.',
    page: 'voice/twiml',
    attributes: { name: 'Its name.', value: 'What it says.' },
  },
  Enqueue: {
    about:
      'Puts the caller into a queue. The outcome is `bridged` after a talk, `leave`, `hangup`, `queue-full`, `error`, …',
    page: 'voice/twiml/enqueue',
    attributes: {
      waitUrl:
        'What is heard meanwhile, again and again: a tree (/webhook/NAME) or audio; "" is silence. Twilio\'s music unless given.',
      waitUrlMethod: 'How that address is asked: POST unless given. Audio wants GET.',
      maxQueueSize: `How many may wait; more take the exit \`queue-full\`: 1,000 unless given. ${SDK_ONLY}`,
      workflowSid: 'The SID of a workflow of TaskRouter that finds an agent.',
      content: 'The name of the queue; with `workflowSid`, a list of one task.',
    },
  },
  Task: {
    about: 'What TaskRouter is told of the caller.',
    page: 'taskrouter/twiml-queue-calls',
    attributes: {
      priority: 'Its priority among tasks.',
      timeout: 'Seconds after which it is given up.',
      content: 'JSON, as text.',
    },
  },
  Leave: {
    about: 'Leaves the queue; only in a tree that is heard by who waits in it.',
    page: 'voice/twiml/leave',
  },
  Redirect: {
    about: 'Goes on with the TwiML at another address; nothing below it is heard.',
    page: 'voice/twiml/redirect',
    attributes: { content: 'The address. For another tree, write `tree` in a state instead.' },
  },
  Hangup: { about: 'Ends the call.', page: 'voice/twiml/hangup' },
  Reject: {
    about: 'Does not answer, which costs nothing; only as the first thing in a call.',
    page: 'voice/twiml/reject',
    attributes: {
      reason: 'What the caller hears: rejected, not in service, unless given; or a busy tone.',
    },
  },
  Refer: {
    about: 'Hands a SIP call back to where it came from, to be connected elsewhere.',
    page: 'voice/twiml/refer',
    attributes: { content: 'A list of one sip.' },
  },
  ReferSip: {
    about: 'Where the call is to go.',
    page: 'voice/twiml/refer',
    attributes: { content: 'The address: sip:ann@pbx.example.com.' },
  },
  Sms: {
    about:
      'A text message in mid-call, which Twilio advises against: a `task` with `text` sends one, too.',
    page: 'voice/twiml/sms',
    attributes: {
      to: "The number that gets it: the caller's unless given.",
      from: 'The number it comes from, one of yours.',
      content: 'What it says.',
    },
  },
  Pay: {
    about: 'Takes a payment by card or bank account, which this server sees nothing of.',
    page: 'voice/twiml/pay',
    attributes: {
      chargeAmount:
        'The amount, such as "10.50"; without it, or with 0, a token for later payments.',
      currency: 'Its currency: usd unless given.',
      description: 'What is paid for.',
      paymentConnector: 'The name of the connector to the payment processor: Default unless given.',
      paymentMethod: 'By card or bank account: credit-card unless given.',
      bankAccountType: 'The kind of bank account: consumer-checking unless given.',
      tokenType: 'The kind of token: reusable unless given.',
      validCardTypes: 'Which cards are taken: visa, mastercard and amex unless given.',
      securityCode: 'Whether the code on the card is asked for: true unless given.',
      postalCode: 'Whether a postal code is asked for, true unless given; or the code itself.',
      minPostalCodeLength: 'How many digits a postal code has at least.',
      maxAttempts: 'How often a step is asked for: once unless given, three times at most.',
      timeout: 'Seconds between two keys: 5 unless given.',
      input: 'What is taken: dtmf, the only one.',
      language: 'The language in which Twilio asks: en-US unless given.',
      content: 'A list of prompts, and of parameters for the payment processor.',
    },
  },
  Prompt: {
    about: "What is said at a step of a payment, in the place of Twilio's own words.",
    page: 'voice/twiml/pay/prompt',
    attributes: {
      for: 'The step.',
      attempt: 'At which attempts; at all of them unless given.',
      errorType: 'After which mistakes.',
      cardType: 'With which cards.',
      requireMatchingInputs: 'true: what is entered is asked for twice, and has to be the same.',
      content: 'A list of say, play and pause.',
    },
  },
  Start: {
    about: 'Begins something beside the call, which goes on meanwhile.',
    page: 'voice/twiml/stream',
    attributes: {
      action: 'An address that is told of it.',
      content: 'A list of stream, recording, transcription or siprec.',
    },
  },
  Stop: {
    about: 'Ends what `start` began.',
    page: 'voice/twiml/stream',
    attributes: { content: 'A list of stream, transcription or siprec, each by its `name`.' },
  },
  Stream: {
    about:
      'The sound of the call, sent to a WebSocket: one way under `start`, both under `connect`.',
    page: 'voice/twiml/stream',
    attributes: {
      url: 'The address, with wss://; what it is to be told stands in parameters.',
      name: 'A name, by which it can be stopped.',
      track: TRACK,
      connectorName: 'A connector, in the place of an address.',
      audioFormat: `The form of the sound. ${SDK_ONLY}`,
      sampleRate: `The sample rate of the sound. ${SDK_ONLY}`,
      content: 'A list of parameters.',
    },
  },
  Recording: {
    about: 'A recording of the call from here on.',
    page: 'voice/twiml/recording',
    attributes: {
      channels: 'Both sides on one track (mono), or each on its own (dual).',
      track:
        'Who is recorded: inbound is the caller, outbound what the caller hears; both unless given.',
    },
  },
  Transcription: {
    about: 'What is said on the call, written down as it goes on.',
    page: 'voice/twiml/transcription',
    attributes: {
      statusCallbackUrl: 'The address that gets the words.',
      name: 'A name, by which it can be stopped.',
      track: 'Whose words: both_tracks unless given.',
      inboundTrackLabel: 'What the caller is called in it.',
      outboundTrackLabel: 'What the other side is called in it.',
      languageCode: 'The language, such as es-MX: en-US unless given.',
      transcriptionEngine: 'Who recognises speech: google or deepgram.',
      speechModel: 'Which of its models.',
      hints: 'What is likely to be said, with commas.',
      partialResults: 'true: what may still change is told, too; false unless given.',
      profanityFilter: 'Whether swear words are left out: true unless given.',
      enableAutomaticPunctuation: 'Whether commas and full stops are put in: true unless given.',
      intelligenceService:
        'The name or SID of a service of Conversational Intelligence that keeps it.',
      content: 'A list of configs and parameters.',
    },
  },
  Siprec: {
    about: 'The sound of the call, sent to a recorder that speaks SIPREC.',
    page: 'voice/twiml/siprec',
    attributes: {
      connectorName: 'The connector to it.',
      name: 'A name, by which it can be stopped.',
      track: TRACK,
      content: 'A list of parameters.',
    },
  },
  Config: {
    about: 'A setting of the service, by its name.',
    page: 'voice/twiml',
    attributes: { name: 'Its name.', value: 'What it is set to.' },
  },
  Connect: {
    about: 'Hands the sound of the call to something else, and goes on when that is over.',
    page: 'voice/twiml/connect',
    attributes: {
      action: 'An address that goes on with the call afterwards; the verb below does unless given.',
      content: 'A list of one: conversationRelay, stream, virtualAgent, room, …',
    },
  },
  ConversationRelay: {
    about: 'An application of yours that reads what the caller says and writes what is answered.',
    page: RELAY,
    attributes: {
      url: 'The WebSocket of that application, with wss://.',
      welcomeGreeting: 'What the caller hears first.',
      welcomeGreetingInterruptible: 'What cuts the greeting short: none, dtmf, speech, any.',
      language: 'The language of both sides, such as es-MX: en-US unless given.',
      ttsLanguage: 'The language that is spoken: `language` unless given.',
      ttsProvider: 'Who speaks: Google, Amazon, ElevenLabs, …',
      voice: 'The voice, by the name it has there.',
      transcriptionLanguage: 'The language that is understood: `language` unless given.',
      transcriptionProvider: 'Who recognises speech: Google, Deepgram, …',
      speechModel: 'Which of its models.',
      interruptible: 'What cuts short what is being said: none, dtmf, speech, any.',
      interruptSensitivity: 'How easily speech does so: low, medium, high.',
      ignorebackchannel: 'Whether a mere “yes” or “uh-huh” does not.',
      reportInputDuringAgentSpeech: 'Whether what callers say while they are talked to is told.',
      preemptible: 'Whether an answer may be cut short by the next one.',
      partialPrompts: 'Whether what was understood so far is told while the caller speaks.',
      speechtimeout: 'How long a silence ends what is said.',
      dtmfDetection: 'Whether keys are told.',
      hints: 'What is likely to be said, with commas.',
      profanityFilter: 'Whether swear words are left out.',
      deepgramsmartformat: 'Whether Deepgram writes punctuation, numbers and dates.',
      elevenlabsTextNormalization:
        'Whether ElevenLabs spells out numbers and dates before it speaks.',
      backgroundnoisereduction: 'Whether noise is taken out before speech is recognised.',
      events: 'What the application is told of, beside what is said.',
      debug: 'What it is told in looking for faults.',
      intelligenceService: 'The name or SID of a service of Conversational Intelligence.',
      content: 'A list of languages and parameters.',
    },
  },
  Language: {
    about: 'How one language is spoken and understood.',
    page: RELAY,
    attributes: {
      code: 'The language, such as es-MX.',
      ttsProvider: 'Who speaks it.',
      voice: 'The voice, by the name it has there.',
      transcriptionProvider: 'Who recognises it.',
      speechModel: 'Which of its models.',
    },
  },
  ConversationRelaySession: {
    about: `A relay that is set up in your account. ${SDK_ONLY}`,
    page: 'voice/twiml/connect',
    attributes: {
      connector: 'The name or SID of its connector.',
      sessionConfiguration: 'The name or SID of its configuration.',
    },
  },
  VirtualAgent: {
    about: "An agent of Google's Dialogflow, who talks with the caller.",
    page: 'voice/twiml/connect/virtualagent',
    attributes: {
      connectorName: 'The connector to it.',
      language: 'The language in which it listens.',
      sentimentAnalysis: 'Whether it judges how the caller feels.',
      content: 'A list of configs and parameters.',
    },
  },
  Room: {
    about: 'A video room of your account.',
    page: 'voice/twiml/connect/room',
    attributes: {
      participantIdentity: 'What the caller is called in it.',
      content: 'The name of the room.',
    },
  },
  Conversation: {
    about: 'A worker of Twilio Frontline.',
    page: 'voice/twiml/connect/conversation',
    attributes: {
      serviceInstanceSid: 'The SID of the service of conversations.',
      inboundAutocreation: 'Whether a conversation begins where there is none.',
      routingAssignmentTimeout: 'Seconds to find a worker.',
      inboundTimeout: 'Seconds for the worker to answer.',
      url: WHISPER,
      record: 'Whether the talk is recorded, from when, and on one track or on two (dual).',
    },
  },
  AiSession: {
    about: `A session of artificial intelligence that is set up in your account. ${SDK_ONLY}`,
    page: 'voice/twiml/connect',
    attributes: {
      aiConnector: 'The name or SID of its connector.',
      aiSessionConfiguration: 'The name or SID of its configuration.',
    },
  },
  Echo: { about: `Gives callers their own voice back. ${SDK_ONLY}`, page: 'voice/twiml' },
  break: {
    about: 'A break in what is said.',
    page: SSML,
    attributes: {
      strength: 'How long, as speech goes: medium, like a comma, unless given.',
      time: 'How long: 300ms, 2s.',
    },
  },
  emphasis: {
    about: 'Words that are stressed.',
    page: SSML,
    attributes: { level: 'How much: moderate unless given.', content: 'The words.' },
  },
  lang: {
    about: 'Words in another language.',
    page: SSML,
    attributes: { 'xml:lang': 'The language, such as fr-FR.', content: 'The words.' },
  },
  p: { about: 'A paragraph.', page: SSML, attributes: { content: 'What it says.' } },
  phoneme: {
    about: 'A word that is said as it is written in sounds.',
    page: SSML,
    attributes: {
      alphabet: 'How sounds are written: ipa, x-sampa, …',
      ph: 'The sounds.',
      content: 'The word.',
    },
  },
  prosody: {
    about: 'Words that are said louder, faster or higher.',
    page: SSML,
    attributes: {
      pitch: 'How high: low, high, +10%, …',
      rate: 'How fast: slow, fast, 80%, …',
      volume: 'How loud: soft, loud, +6dB, …',
      content: 'The words.',
    },
  },
  s: { about: 'A sentence.', page: SSML, attributes: { content: 'What it says.' } },
  'say-as': {
    about: 'Words that are said as what they are: digits, a date, a telephone number.',
    page: SSML,
    attributes: {
      'interpret-as': 'What they are.',
      format: 'How a date is written: mdy is month, day, year.',
      content: 'The words.',
    },
  },
  sub: {
    about: 'Words that are said otherwise than they are written.',
    page: SSML,
    attributes: { alias: 'How they are said.', content: 'How they are written.' },
  },
  w: {
    about: 'A word of which it is said what kind it is, such as a verb or a noun.',
    page: SSML,
    attributes: { role: 'The kind: amazon:VB, amazon:NN, …', content: 'The word.' },
  },
};
