/** What Twilio's debugger says of one code, in our words, and what the caller notices of it. */
export interface DebuggerCode {
  level: 'error' | 'warning';
  title: string;
  hears: 'announcement' | 'nothing' | 'goes on';
}

/**
 * The codes a phone call can raise. An error with an announcement goes to the fallback URL first.
 * Source: https://www.twilio.com/docs/api/errors
 */
export const codes = {
  11100: ends('an address is no web address'),
  11200: ends('the document could not be fetched'),
  11201: ends('the connection timed out'),
  11202: ends('the connection was refused'),
  11203: ends('the request took longer than allowed in all'),
  11205: ends('the server could not be reached'),
  11206: ends('the answer breaks HTTP'),
  11210: ends('the host name is unknown'),
  11215: ends('too many HTTP redirects'),
  11216: ends('an HTTP redirect to no address'),
  11217: ends('the server answered with an error status'),
  11220: ends('the TLS handshake failed'),
  11235: ends('the certificate is for another host'),
  11236: ends('the certificate has expired'),
  11237: ends('the certificate is by an unknown issuer'),
  11240: ends('the edge of a connection override is malformed'),
  11241: ends('the edge of a connection override is unknown'),
  11242: ends('the edge of a connection override is not allowed'),
  11243: ends('the retry policy of a connection override is unknown'),
  11251: ends('the server broke the protocol'),
  11750: ends('the document is over 64 kB'),
  11770: ends('the answer is empty'),
  12100: ends('the document is no XML'),
  12101: ends('the TwiML version is unknown'),
  12102: ends('the root is not <Response>'),
  12200: goesOn('the document breaks the TwiML schema'),
  12300: ends('the content type is not for TwiML'),
  12400: ends('Twilio failed'),

  13000: goesOn('a conference is mixed with other nouns'),
  13201: ends('a document for the callee dials'),
  13210: goesOn('Dial: bad method'),
  13212: goesOn('Dial: bad timeout'),
  13213: goesOn('Dial: bad hangupOnStar'),
  13214: goesOn('Dial: bad callerId'),
  13215: goesOn('Dial: an element that does not belong there'),
  13216: goesOn('Dial: bad timeLimit'),
  13217: goesOn('Dial: bad record'),
  13218: goesOn('Dial: bad sequential'),
  13219: goesOn('Dial: bad answerOnBridge'),
  13220: goesOn('Dial: bad ringTone'),
  13221: goesOn('Number: bad method'),
  13222: goesOn('Number: bad sendDigits'),
  13223: goesOn('Dial: bad phone number'),
  13224: { level: 'error', title: 'Dial: the number cannot be called', hears: 'goes on' },
  13225: { level: 'error', title: 'Dial: the number is blocked', hears: 'goes on' },
  13226: goesOn('Dial: unknown country code'),
  13227: { level: 'error', title: 'Dial: the country is not permitted', hears: 'goes on' },
  13230: goesOn('Conference: bad muted'),
  13231: ends('Conference: bad endConferenceOnExit'),
  13232: goesOn('Conference: bad startConferenceOnEnter'),
  13233: goesOn('Conference: bad waitUrl'),
  13234: goesOn('Conference: bad waitMethod'),
  13235: goesOn('Conference: bad beep'),
  13236: goesOn('Conference: no such conference'),
  13237: goesOn('Conference: bad name'),
  13238: ends('Conference: a verb that may not stand in its documents'),
  13239: ends('Conference: bad trim'),
  13240: ends('Conference: bad call to coach'),
  13241: goesOn('Sip: bad method'),
  13243: goesOn('Sip: bad address'),
  13247: { level: 'error', title: 'Dial: the caller ID may not be used', hears: 'goes on' },
  13252: goesOn('Sip: bad header name'),
  13256: goesOn('bad recordingStatusCallback'),
  13257: ends('bad transcribeCallback'),

  13310: goesOn('Gather: finishOnKey is no key'),
  13311: goesOn('Gather: finishOnKey is more than one key'),
  13312: goesOn('Gather: bad method'),
  13313: goesOn('Gather: bad timeout'),
  13314: goesOn('Gather: bad numDigits'),
  13320: goesOn('Gather: a verb that does not belong there'),
  13321: goesOn('Gather: a Say with an unknown voice'),
  13322: goesOn('Gather: a Say with a bad loop'),
  13325: ends('Gather: a Play of what is no audio'),
  13326: goesOn('Gather: bad input'),
  13327: goesOn('Gather: bad speechTimeout'),
  13328: goesOn('Gather: bad maxSpeechTime'),
  13329: goesOn('Gather: bad partialResultCallbackMethod'),
  13330: goesOn('Gather: bad hints'),
  13331: goesOn('Gather: unknown language'),
  13332: goesOn('Gather: bad bargeIn'),
  13333: goesOn('Gather: bad profanityFilter'),
  13334: goesOn('Gather: unknown speechModel'),
  13335: goesOn('Gather: speechTimeout="auto" beside a speechModel'),
  13337: ends('Gather: a callback without HTTPS in PCI mode'),
  13338: ends('Gather: bad actionOnEmptyResult'),
  13339: goesOn('Gather: bad enhanced'),

  13410: goesOn('Play: bad loop'),
  13420: ends('Play: not audio'),
  13430: goesOn('Play: bad digits'),
  13510: goesOn('Say: bad loop'),
  13511: goesOn('Say: unknown voice'),
  13512: goesOn('Say: unknown language'),
  13513: goesOn('Say: bad rate of speech'),
  13520: goesOn('Say: nothing to say'),
  13521: goesOn('Say: too much to say'),

  13610: goesOn('Record: bad method'),
  13611: goesOn('Record: bad timeout'),
  13612: goesOn('Record: bad maxLength'),
  13613: goesOn('Record: bad finishOnKey'),
  13614: goesOn('Record: bad transcribe'),
  13615: goesOn('Record: maxLength is too long to transcribe'),
  13616: goesOn('Record: bad playBeep'),
  13617: unheard('the recording is too short or too long to transcribe'),
  13618: unheard('the recording to transcribe is gone'),
  13619: unheard('this kind of recording cannot be transcribed'),
  13620: unheard('this recording cannot be transcribed'),
  13621: ends('bad recordingStatusCallbackEvent'),
  13622: goesOn('bad recordingTrack'),
  13699: goesOn('Record: bad trim'),

  13710: goesOn('Redirect: bad method'),
  13801: ends('Refer: not a SIP call'),
  13802: ends('Dial: a transfer was asked for and there is no referUrl'),
  13805: goesOn('a trial call went over ten minutes'),
  13810: goesOn('Reject: bad reason'),
  13910: goesOn('Pause: bad length'),

  14101: goesOn('Sms: bad to'),
  14102: goesOn('Sms: bad from'),
  14103: goesOn('Sms: bad text'),
  14104: goesOn('Sms: bad method'),
  14105: goesOn('Sms: bad statusCallback'),
  14106: unheard('a text led through too many documents'),
  14110: unheard('a verb that does not belong in the answer to a text'),
  14201: ends('Enqueue: bad method'),
  14202: ends('Enqueue: bad waitUrl'),
  14203: ends('Enqueue: bad action'),
  14204: ends('Enqueue: no queue name'),
  14205: ends('Enqueue: queue name too long'),
  14206: ends('Enqueue: bad waitUrlMethod'),
  14207: goesOn('Enqueue: the queue is full'),
  14210: ends('Queue: bad method'),
  14211: ends('Queue: bad url'),
  14212: ends('Queue: no queue name'),
  14213: ends('Queue: queue name too long'),
  14221: ends('Enqueue: the task is no JSON'),
  14300: ends('Start or Stop: an element that does not belong there'),

  15003: unheard('a callback was answered with an error status'),
  15004: ends('a live call was given an action that is no whole address'),
  16025: { level: 'error', title: 'Conference: it is full', hears: 'goes on' },
  16101: unheard('the recording is absent: too short'),
  16102: unheard('the recording is absent: silent'),
} satisfies Record<number, DebuggerCode>;

/** A code of the table. */
export type Code = keyof typeof codes;

/** The document fails: fallback, else announcement. */
function ends(title: string): DebuggerCode {
  return { level: 'error', title, hears: 'announcement' };
}

/** What is wrong is passed over. */
function goesOn(title: string): DebuggerCode {
  return { level: 'warning', title, hears: 'goes on' };
}

function unheard(title: string): DebuggerCode {
  return { level: 'warning', title, hears: 'nothing' };
}
