/** What an element of TwiML may hold. */
export interface Rule {
  children: readonly string[];
  attributes: readonly string[];
  text: boolean;
}

const speech = 'break emphasis lang p phoneme prosody s say-as sub w';
const recordingCallback =
  'recordingStatusCallback recordingStatusCallbackEvent recordingStatusCallbackMethod';
const nounCallback = 'method url statusCallback statusCallbackEvent statusCallbackMethod';
const detection =
  'machineDetection machineDetectionSilenceTimeout machineDetectionSpeechEndThreshold ' +
  'machineDetectionSpeechThreshold machineDetectionTimeout amdStatusCallback amdStatusCallbackMethod';

/**
 * Every element with the attributes and children Twilio's own helper library knows, plus
 * `callReason` of Dial, which only the page has. A `+` marks elements that take text.
 * Source: https://www.twilio.com/docs/voice/twiml
 */
export const grammar: ReadonlyMap<string, Rule> = new Map([
  rule(
    'Response',
    'version',
    'Connect Dial Echo Enqueue Gather Hangup Leave Pause Pay Play Prompt Queue Record Redirect ' +
      'Refer Reject Say Sms Start Stop',
  ),
  rule(
    'Gather',
    'action actionOnEmptyResult bargeIn debug enhanced finishOnKey hints input language ' +
      'maxSpeechTime method numDigits partialResultCallback partialResultCallbackMethod ' +
      'profanityFilter speechModel speechTimeout timeout',
    'Say Play Pause',
  ),
  rule('Say+', 'language loop voice', speech),
  rule('Play+', 'digits loop'),
  rule('Pause', 'length'),
  rule(
    'Record',
    'action finishOnKey maxLength method playBeep recordingConfigurationId timeout transcribe ' +
      `transcribeCallback trim ${recordingCallback}`,
  ),
  rule(
    'Dial+',
    'action answerOnBridge callReason callerId events hangupOnStar method passports record ' +
      'recordingConfigurationId recordingTrack referMethod referUrl ringTone sequential timeLimit ' +
      `timeout trim ${recordingCallback}`,
    'Application Client Conference Number Queue Sim Sip WhatsApp',
  ),
  rule('Number+', `byoc sendDigits ${nounCallback} ${detection}`),
  rule('Client+', nounCallback, 'Identity Parameter'),
  rule('Identity+', ''),
  rule('WhatsApp+', nounCallback),
  rule('Sim+', ''),
  rule('Sip+', `username password ${nounCallback} ${detection}`, 'Uri Headers'),
  rule('Uri+', 'username password priority weight'),
  rule('Headers', '', 'Header'),
  rule('Header', 'name value'),
  rule('Application+', `copyParentTo customerId ${nounCallback}`, 'ApplicationSid Parameter'),
  rule('ApplicationSid+', ''),
  rule(
    'Conference+',
    'beep coach endConferenceOnExit eventCallbackUrl jitterBufferSize maxParticipants muted ' +
      'participantLabel record recordingConfigurationId region startConferenceOnEnter ' +
      'statusCallback statusCallbackEvent statusCallbackMethod trim waitMethod waitUrl ' +
      recordingCallback,
  ),
  rule('Queue+', 'method postWorkActivitySid reservationSid url'),
  rule('Enqueue+', 'action maxQueueSize method waitUrl waitUrlMethod workflowSid', 'Task'),
  rule('Task+', 'priority timeout'),
  rule('Redirect+', 'method'),
  rule('Reject', 'reason', 'Parameter'),
  rule('Hangup', '', 'Parameter'),
  rule('Leave', ''),
  rule('Echo', ''),
  rule('Refer', 'action method', 'Sip'),
  rule('Sms+', 'action from method statusCallback to'),
  rule(
    'Connect',
    'action method',
    'AiSession Autopilot Conversation ConversationRelay ConversationRelaySession Room Stream ' +
      'VirtualAgent',
  ),
  rule('Start', 'action method', 'Recording Siprec Stream Transcription'),
  rule('Stop', '', 'Siprec Stream Transcription'),
  rule(
    'Stream',
    'audioFormat connectorName name sampleRate statusCallback statusCallbackMethod track url',
    'Parameter',
  ),
  rule('Siprec', 'connectorName name statusCallback statusCallbackMethod track', 'Parameter'),
  rule('Recording', `channels recordingConfigurationId track trim ${recordingCallback}`),
  rule(
    'Transcription',
    'enableAutomaticPunctuation hints inboundTrackLabel intelligenceService languageCode name ' +
      'outboundTrackLabel partialResults profanityFilter speechModel statusCallbackMethod ' +
      'statusCallbackUrl track transcriptionEngine',
    'Config Parameter',
  ),
  rule(
    'Pay',
    'action bankAccountType chargeAmount currency description input language maxAttempts method ' +
      'minPostalCodeLength paymentConnector paymentMethod postalCode securityCode statusCallback ' +
      'statusCallbackMethod timeout tokenType validCardTypes',
    'Prompt Parameter',
  ),
  rule('Prompt', 'attempt cardType errorType for requireMatchingInputs', 'Say Play Pause'),
  rule('Parameter', 'name value'),
  rule('Config', 'name value'),
  rule('Room+', 'participantIdentity'),
  rule('break', 'strength time'),
  rule('emphasis+', 'level', 'break emphasis lang phoneme prosody say-as sub w'),
  rule('lang+', 'xml:lang', speech),
  rule('p+', '', 'break emphasis lang phoneme prosody s say-as sub w'),
  rule('phoneme+', 'alphabet ph'),
  rule('prosody+', 'pitch rate volume', speech),
  rule('s+', '', 'break emphasis lang phoneme prosody say-as sub w'),
  rule('say-as+', 'format interpret-as'),
  rule('sub+', 'alias'),
  rule('w+', 'role', 'break emphasis phoneme prosody say-as sub'),
]);

function rule(name: string, attributes: string, children = ''): [string, Rule] {
  return [
    name.replace('+', ''),
    { attributes: words(attributes), children: words(children), text: name.endsWith('+') },
  ];
}

function words(text: string): string[] {
  return text === '' ? [] : text.split(' ');
}
