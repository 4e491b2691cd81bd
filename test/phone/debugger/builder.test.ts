import twilio from 'twilio';
import { expect, it } from 'vitest';
import { foundIn } from './rows/row.ts';

type Response = InstanceType<typeof twilio.twiml.VoiceResponse>;

const documents: readonly (readonly [title: string, build: (response: Response) => unknown])[] = [
  ['nothing', () => {}],
  ['a Say', (response) => response.say({ voice: 'Polly.Joanna', language: 'en-US' }, 'Hi & bye')],
  [
    'SSML',
    (response) => {
      const say = response.say({ voice: 'Google.en-US-Neural2-A', loop: 0 }, 'Hi');
      say.break({ strength: 'weak', time: '100ms' });
      say.emphasis({ level: 'strong' }, 'now');
      say.lang({ 'xml:lang': 'fr-FR' }, 'bonjour');
      say.p('one').s('two');
      say.phoneme({ alphabet: 'ipa', ph: 'a' }, 'a');
      say.prosody({ pitch: '-10%', rate: '85%', volume: '-6dB' }, 'slow');
      say.sayAs({ 'interpret-as': 'date', format: 'mdy' }, '1/2/2027');
      say.sub({ alias: 'aluminium' }, 'Al');
      say.w({ role: 'amazon:VB' }, 'read');
    },
  ],
  [
    'a menu',
    (response) => {
      const gather = response.gather({
        input: ['dtmf', 'speech'],
        action: '/menu',
        method: 'POST',
        numDigits: 1,
        timeout: 5,
        finishOnKey: '',
        language: 'en-US',
        hints: 'sales, support',
        speechTimeout: 'auto',
        actionOnEmptyResult: true,
        partialResultCallback: '/partial',
        partialResultCallbackMethod: 'POST',
        profanityFilter: false,
        enhanced: false,
        bargeIn: true,
        debug: false,
        maxSpeechTime: 30,
      });
      gather.say('For sales, press 1.');
      gather.play({ loop: 2 }, 'https://a.example/b.mp3');
      gather.pause({ length: 2 });
    },
  ],
  ['tones', (response) => response.play({ digits: 'ww1234#' })],
  ['a Pause', (response) => response.pause({ length: 3 })],
  [
    'a voicemail',
    (response) =>
      response.record({
        action: '/recorded',
        finishOnKey: '#',
        maxLength: 120,
        playBeep: true,
        recordingStatusCallback: 'https://a.example/recording',
        recordingStatusCallbackEvent: ['in-progress', 'completed', 'absent'],
        recordingStatusCallbackMethod: 'GET',
        timeout: 5,
        transcribe: true,
        transcribeCallback: '/transcribed',
        trim: 'trim-silence',
      }),
  ],
  ['a plain Dial', (response) => response.dial('+14155550123')],
  [
    'a Dial of Numbers and Clients',
    (response) => {
      const dial = response.dial({
        action: '/dialled',
        answerOnBridge: true,
        callerId: '+14155550100',
        hangupOnStar: true,
        record: 'record-from-ringing-dual',
        recordingTrack: 'both',
        referUrl: '/refer',
        referMethod: 'POST',
        ringTone: 'us-old',
        sequential: true,
        timeLimit: 600,
        timeout: 20,
        trim: 'do-not-trim',
      });
      dial.number(
        { statusCallbackEvent: ['initiated', 'answered'], sendDigits: 'ww1' },
        '+14155550123',
      );
      dial.number({ machineDetection: 'Enable', machineDetectionTimeout: 30 }, '+14155550124');
      dial.client({ url: '/whisper', method: 'GET' }).identity('joe');
      dial.whatsApp('+14155550125');
    },
  ],
  [
    'a conference',
    (response) =>
      response.dial().conference(
        {
          beep: 'onEnter',
          endConferenceOnExit: true,
          jitterBufferSize: 'small',
          maxParticipants: 10,
          muted: false,
          participantLabel: 'joe',
          record: 'record-from-start',
          region: 'ie1',
          startConferenceOnEnter: false,
          statusCallbackEvent: ['start', 'end', 'join'],
          trim: 'trim-silence',
          waitUrl: '',
        },
        'room',
      ),
  ],
  ['the front of a queue', (response) => response.dial().queue({ url: '/w' }, 'support')],
  [
    'SIP',
    (response) => {
      const sip = response.dial().sip({ username: 'a', password: 'b' });
      sip.uri({ priority: '1', weight: '2' }, 'sip:joe@a.example');
      sip.headers().header({ name: 'X-A', value: 'b' });
    },
  ],
  [
    'an application',
    (response) => {
      const application = response.dial().application({ copyParentTo: true });
      application.applicationSid('AP1');
      application.parameter({ name: 'a', value: 'b' });
    },
  ],
  [
    'a queue',
    (response) =>
      response.enqueue({ action: '/queued', waitUrl: '/wait', maxQueueSize: 5 }, 'support'),
  ],
  [
    'a task',
    (response) =>
      response
        .enqueue({ workflowSid: 'WW1' })
        .task({ priority: 5, timeout: 60 }, '{"type":"sales"}'),
  ],
  ['a Redirect', (response) => response.redirect({ method: 'GET' }, '/other')],
  ['a Reject', (response) => response.reject({ reason: 'busy' })],
  ['a Hangup', (response) => response.hangup()],
  ['a Refer', (response) => response.refer({ action: '/referred' }).sip('sip:joe@a.example')],
  ['a text message', (response) => response.sms({ to: '+14155550123' }, 'Hi')],
  [
    'streams',
    (response) => {
      const start = response.start();
      start.stream({ url: 'wss://a.example/s', track: 'both_tracks' }).parameter({ name: 'a' });
      start.siprec({ connectorName: 'a', track: 'inbound_track' });
      start.transcription({ languageCode: 'en-US', partialResults: true }).config({ name: 'a' });
      start.recording({ channels: 'dual', recordingStatusCallbackEvent: ['completed'] });
      response.stop().stream({ name: 'a' });
    },
  ],
  [
    'an assistant',
    (response) => {
      const relay = response.connect({ action: '/done' }).conversationRelay({
        url: 'wss://a.example/r',
        dtmfDetection: true,
        welcomeGreeting: 'Hi',
      });
      relay.language({ code: 'sv-SE', ttsProvider: 'amazon' });
      relay.parameter({ name: 'a', value: 'b' });
    },
  ],
  ['a room', (response) => response.connect().room({ participantIdentity: 'joe' }, 'a')],
  [
    'a payment',
    (response) => {
      const pay = response.pay({
        chargeAmount: '20.45',
        input: 'dtmf',
        paymentMethod: 'credit-card',
        tokenType: 'one-time',
        validCardTypes: ['visa', 'amex'],
      });
      pay.prompt({ for: 'payment-card-number', attempt: [1, 2], errorType: ['timeout'] }).say('Hi');
      pay.parameter({ name: 'a', value: 'b' });
    },
  ],
];

it.each(documents)('%s, as the SDK builds it, is clean', (_title, build) => {
  const response = new twilio.twiml.VoiceResponse();
  build(response);
  expect(foundIn(response.toString().replace(/^<\?xml[^>]*>/, ''))).toEqual([]);
});
