import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import * as twiml from '../../src/twiml/build.ts';
import { render } from '../../src/twiml/render.ts';
import type { Element, Verb } from '../../src/twiml/verb.ts';

const addresses = { base: 'https://ivr.example.com', action: '/webhook/acme' };
const ACTION = 'action="https://ivr.example.com/webhook/acme"';

function rendered(...verbs: readonly Verb[]): string {
  const document = render(verbs, addresses);
  expect(document).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?><Response>.*<\/Response>$/s);
  return document.slice(document.indexOf('<Response>') + 10, -11);
}

const say = twiml.say('Hello');
const row = (verb: Verb, xml: string): [Verb, string] => [verb, xml];

/** Every verb and noun, as https://www.twilio.com/docs/voice/twiml writes it. */
const verbs = [
  row(say, '<Say>Hello</Say>'),
  row(
    twiml.say({ voice: 'Polly.Joanna', language: 'en-US', loop: 2 }, 'Hello'),
    '<Say voice="Polly.Joanna" language="en-US" loop="2">Hello</Say>',
  ),
  row(
    twiml.say([
      'One',
      twiml.ssmlBreak({ strength: 'weak', time: '1s' }),
      twiml.emphasis({ level: 'strong' }, 'two'),
      twiml.lang({ 'xml:lang': 'fr-FR' }, 'trois'),
      twiml.p('four'),
      twiml.phoneme({ alphabet: 'ipa', ph: 'faɪv' }, 'five'),
      twiml.prosody({ pitch: 'high', rate: '90%', volume: 'loud' }, 'six'),
      twiml.s(['seven', twiml.sub({ alias: 'eight' }, '8')]),
      twiml.sayAs({ 'interpret-as': 'date', format: 'mdy' }, '09/10/2026'),
      twiml.w({ role: 'amazon:VB' }, 'read'),
    ]),
    '<Say>One<break strength="weak" time="1s"/><emphasis level="strong">two</emphasis>' +
      '<lang xml:lang="fr-FR">trois</lang><p>four</p><phoneme alphabet="ipa" ph="faɪv">five</phoneme>' +
      '<prosody pitch="high" rate="90%" volume="loud">six</prosody>' +
      '<s>seven<sub alias="eight">8</sub></s>' +
      '<say-as interpret-as="date" format="mdy">09/10/2026</say-as><w role="amazon:VB">read</w></Say>',
  ),
  row(
    twiml.play({ loop: 0 }, 'https://cdn.example.com/a.mp3'),
    '<Play loop="0">https://cdn.example.com/a.mp3</Play>',
  ),
  row(twiml.play('/audio/a.mp3'), '<Play>https://ivr.example.com/audio/a.mp3</Play>'),
  row(twiml.play({ digits: 'ww12#' }), '<Play digits="ww12#"/>'),
  row(twiml.pause({ length: 3 }), '<Pause length="3"/>'),
  row(
    twiml.gather({ input: ['dtmf', 'speech'], finishOnKey: '', actionOnEmptyResult: true }, [say]),
    `<Gather input="dtmf speech" finishOnKey="" actionOnEmptyResult="true" ${ACTION}><Say>Hello</Say></Gather>`,
  ),
  row(
    twiml.gather({ action: '/elsewhere' }, [twiml.pause({ length: 1 }), twiml.play('https://a/b')]),
    '<Gather action="https://ivr.example.com/elsewhere"><Pause length="1"/><Play>https://a/b</Play></Gather>',
  ),
  row(
    twiml.record({
      maxLength: 120,
      recordingStatusCallback: '/callbacks/recording',
      recordingStatusCallbackEvent: ['completed', 'absent'],
    }),
    '<Record maxLength="120" recordingStatusCallback="https://ivr.example.com/callbacks/recording" ' +
      `recordingStatusCallbackEvent="completed absent" ${ACTION}/>`,
  ),
  row(
    twiml.dial({ timeout: 20 }, '+14155550100'),
    `<Dial timeout="20" ${ACTION}>+14155550100</Dial>`,
  ),
  row(
    twiml.dial([
      twiml.number({ url: '/whisper', sendDigits: 'w1' }, '+14155550100'),
      twiml.client([twiml.identity('ann'), twiml.parameter({ name: 'a', value: '1' })]),
      twiml.client('ben'),
      twiml.sip({ username: 'u' }, 'sip:a@example.com'),
      twiml.sip([
        twiml.uri({ priority: '1' }, 'sip:b@example.com'),
        twiml.headers([twiml.header({ name: 'X-A', value: '1' })]),
      ]),
      twiml.application([twiml.applicationSid('AP1'), twiml.parameter({ name: 'b', value: '2' })]),
      twiml.sim('DE1'),
      twiml.whatsApp('+14155550101'),
    ]),
    `<Dial ${ACTION}><Number url="https://ivr.example.com/whisper" sendDigits="w1">+14155550100</Number>` +
      '<Client><Identity>ann</Identity><Parameter name="a" value="1"/></Client><Client>ben</Client>' +
      '<Sip username="u">sip:a@example.com</Sip>' +
      '<Sip><Uri priority="1">sip:b@example.com</Uri><Headers><Header name="X-A" value="1"/></Headers></Sip>' +
      '<Application><ApplicationSid>AP1</ApplicationSid><Parameter name="b" value="2"/></Application>' +
      '<Sim>DE1</Sim><WhatsApp>+14155550101</WhatsApp></Dial>',
  ),
  row(
    twiml.dial([twiml.conference({ beep: 'onEnter', waitUrl: '/wait' }, 'Room 1')]),
    `<Dial ${ACTION}><Conference beep="onEnter" waitUrl="https://ivr.example.com/wait">Room 1</Conference></Dial>`,
  ),
  row(
    twiml.dial([twiml.queue({ url: '/about' }, 'support')]),
    `<Dial ${ACTION}><Queue url="https://ivr.example.com/about">support</Queue></Dial>`,
  ),
  row(
    twiml.enqueue({ waitUrl: '/wait' }, 'support'),
    `<Enqueue waitUrl="https://ivr.example.com/wait" ${ACTION}>support</Enqueue>`,
  ),
  row(
    twiml.enqueue({ workflowSid: 'WW1' }, [twiml.task({ priority: 5 }, '{"type":"sales"}')]),
    `<Enqueue workflowSid="WW1" ${ACTION}><Task priority="5">{"type":"sales"}</Task></Enqueue>`,
  ),
  row(twiml.leave(), '<Leave/>'),
  row(
    twiml.redirect({ method: 'GET' }, 'https://a.example/b?c=1&d=2'),
    '<Redirect method="GET">https://a.example/b?c=1&amp;d=2</Redirect>',
  ),
  row(twiml.hangup(), '<Hangup/>'),
  row(twiml.reject({ reason: 'busy' }), '<Reject reason="busy"/>'),
  row(
    twiml.refer([twiml.sip('sip:c@example.com')]),
    `<Refer ${ACTION}><Sip>sip:c@example.com</Sip></Refer>`,
  ),
  row(twiml.sms({ to: '+14155550123' }, 'Hi'), '<Sms to="+14155550123">Hi</Sms>'),
  row(twiml.queue('support'), '<Queue>support</Queue>'),
  row(twiml.echo(), '<Echo/>'),
  row(
    twiml.connect([
      twiml.stream({ url: 'wss://a.example' }, [twiml.parameter({ name: 'a', value: '1' })]),
      twiml.room({ participantIdentity: 'ann' }, 'daily'),
      twiml.conversation({ serviceInstanceSid: 'IS1' }),
      twiml.conversationRelay({ url: 'wss://b.example' }, [twiml.language({ code: 'en-US' })]),
      twiml.conversationRelaySession({ connector: 'c' }),
      twiml.aiSession({ aiConnector: 'd' }),
      twiml.virtualAgent({ connectorName: 'e' }, [twiml.config({ name: 'f', value: 'g' })]),
      twiml.autopilot('UA1'),
    ]),
    `<Connect ${ACTION}><Stream url="wss://a.example"><Parameter name="a" value="1"/></Stream>` +
      '<Room participantIdentity="ann">daily</Room><Conversation serviceInstanceSid="IS1"/>' +
      '<ConversationRelay url="wss://b.example"><Language code="en-US"/></ConversationRelay>' +
      '<ConversationRelaySession connector="c"/><AiSession aiConnector="d"/>' +
      '<VirtualAgent connectorName="e"><Config name="f" value="g"/></VirtualAgent>' +
      '<Autopilot>UA1</Autopilot></Connect>',
  ),
  row(
    twiml.start([
      twiml.stream({ name: 's' }),
      twiml.siprec({ connectorName: 'c' }, [twiml.parameter({ name: 'a', value: '1' })]),
      twiml.transcription({ name: 't' }, [twiml.config({ name: 'b', value: '2' })]),
      twiml.recording({ channels: 'dual' }),
    ]),
    '<Start><Stream name="s"/><Siprec connectorName="c"><Parameter name="a" value="1"/></Siprec>' +
      '<Transcription name="t"><Config name="b" value="2"/></Transcription>' +
      '<Recording channels="dual"/></Start>',
  ),
  row(
    twiml.stop([
      twiml.stream({ name: 's' }),
      twiml.siprec({ name: 'r' }),
      twiml.transcription({ name: 't' }),
    ]),
    '<Stop><Stream name="s"/><Siprec name="r"/><Transcription name="t"/></Stop>',
  ),
  row(
    twiml.pay({ chargeAmount: '1.50', validCardTypes: ['visa', 'amex'] }, [
      twiml.prompt({ for: 'security-code', attempt: [1, 2] }, [say]),
      twiml.parameter({ name: 'a', value: '1' }),
    ]),
    `<Pay chargeAmount="1.50" validCardTypes="visa amex" ${ACTION}>` +
      '<Prompt for="security-code" attempt="1 2"><Say>Hello</Say></Prompt><Parameter name="a" value="1"/></Pay>',
  ),
  row(
    twiml.prompt({ for: 'postal-code' }, [say]),
    '<Prompt for="postal-code"><Say>Hello</Say></Prompt>',
  ),
  row(
    twiml.raw('<Say voice="alice">A &amp; B</Say><Future new="1"/>'),
    '<Say voice="alice">A &amp; B</Say><Future new="1"/>',
  ),
];

describe('render', () => {
  it.each(verbs)('renders %j', (verb, xml) => {
    expect(rendered(verb)).toBe(xml);
  });

  it('has a row for every verb and noun that can be built', () => {
    const kinds = (element: Element): string[] => [
      element.kind,
      ...element.content.flatMap((part) => (typeof part === 'string' ? [] : kinds(part))),
    ];
    // A text in several languages is heard in one, and is none of TwiML's.
    const { translated: _, ...elements } = twiml;
    const built = Object.values(elements).map((build) => build().kind);
    expect(new Set(verbs.flatMap(([verb]) => kinds(verb)))).toEqual(new Set(built));
  });

  it('renders verbs in the order in which they are played', () => {
    expect(rendered(say, twiml.pause(), twiml.hangup())).toBe('<Say>Hello</Say><Pause/><Hangup/>');
  });

  it('escapes what a caller or a lookup supplied', () => {
    expect(rendered(twiml.say('Tom & <Jerry> "said" ]]>'))).toBe(
      '<Say>Tom &amp; &lt;Jerry&gt; "said" ]]&gt;</Say>',
    );
    expect(rendered(twiml.sms({ from: '"><Hangup/>&' }, ''))).toBe(
      '<Sms from="&quot;>&lt;Hangup/>&amp;"/>',
    );
  });

  it('removes characters that XML forbids', () => {
    expect(rendered(twiml.say('a\u0000b\u001Fc\uD800d\uFFFEe\u{1F600}'))).toBe(
      '<Say>abcde\u{1F600}</Say>',
    );
    expect(rendered(twiml.gather({ hints: 'a\u0007b' }))).toContain('hints="ab"');
  });

  it('makes well-formed XML of any text, and loses nothing that XML allows', () => {
    const forbidden = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        let heard = '';
        const parser = new SaxesParser();
        parser.on('error', (error) => {
          throw error;
        });
        parser.on('text', (part) => (heard += part));
        parser.write(render([twiml.say(text)], addresses)).close();
        expect(heard).toBe(text.replace(forbidden, ''));
      }),
    );
  });

  it.each([
    ['<Say>open', 'unclosed'],
    ['a & b', 'entity'],
    ['</Response><Response>', 'root'],
    ['<!DOCTYPE a>', 'DOCTYPE'],
  ])('refuses raw TwiML that is not well-formed: %s', (xml) => {
    expect(() => render([twiml.raw(xml)], addresses)).toThrow('Raw TwiML is not well-formed');
  });

  it('refuses an element where the SDK has no place for it', () => {
    const misplaced = { kind: 'gather', attributes: {}, content: [twiml.hangup()] };
    expect(() => render([misplaced as unknown as Verb], addresses)).toThrow(
      '<hangup> may not stand here',
    );
  });
});
