import { describe, expect, it } from 'vitest';
import { play } from '../play.ts';

describe('Say (https://www.twilio.com/docs/voice/twiml/say)', () => {
  it('keeps its voice, language and loop', async () => {
    const { call } = await play('<Say voice="Polly.Ana" language="de-DE" loop="2">Hallo</Say>');
    expect(call.happenings).toContainEqual(
      expect.objectContaining({ text: 'Hallo', voice: 'Polly.Ana', language: 'de-DE', loop: 2 }),
    );
  });

  it('says loop="0" a thousand times', async () => {
    const { call } = await play('<Say loop="0">On and on</Say>');
    expect(call.happenings).toContainEqual(expect.objectContaining({ loop: 1000 }));
  });

  it.each([
    ['without text with 13520', '<Say></Say>', 13520],
    ['of a loop that is no number with 13510', '<Say loop="often">a</Say>', 13510],
    ['of a nested verb with 12200', '<Say>a<Pause/></Say>', 12200],
  ])('warns %s', async (_title, twiml, code) => {
    const { call } = await play(twiml);
    expect(call.findings).toMatchObject([{ code, level: 'warning', line: 1 }]);
    await call.ends('completed');
  });

  it('takes time: about 150 words a minute', async () => {
    const { call } = await play(`<Say>${'word '.repeat(150)}</Say>`);
    expect(call.seconds).toBe(60);
  });
});

describe('Play (https://www.twilio.com/docs/voice/twiml/play)', () => {
  it('resolves its file against the document', async () => {
    const { call } = await play('<Play>music/a.mp3</Play>');
    expect(call.heard).toEqual([
      expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/music\/a\.mp3$/),
    ]);
  });

  it('plays tones', async () => {
    const { call } = await play('<Play digits="ww12#"/>');
    expect(call.transcript).toContain('hears     tones ww12#');
  });

  it.each([
    ['of digits that are none with 13430', '<Play digits="hello"/>', 13430],
    ['of a loop below 0 with 13410', '<Play loop="-1">/a.mp3</Play>', 13410],
  ])('warns %s', async (_title, twiml, code) => {
    const { call } = await play(twiml);
    expect(call.findings).toMatchObject([{ code, level: 'warning' }]);
  });

  it('without a file fails with 11100', async () => {
    const { call } = await play('<Play/>');
    expect(call.findings).toMatchObject([{ code: 11100, level: 'error' }]);
  });

  it.each([
    ['a file that is missing', '/nowhere.mp3', [11200]],
    ['a file that is no audio', '/page', [13420]],
    ['a file that is audio', '/audio', []],
  ])('fetches %s where the knob says so', async (_title, file, codes) => {
    const { call, seen } = await play(`<Play>${file}</Play>`, '', {
      knobs: { media: 'fetched' },
      documents: {
        '/page': '',
        '/audio': {
          answer: (response) => {
            response.writeHead(200, { 'Content-Type': 'audio/mpeg' }).end('ID3');
          },
        },
      },
    });
    expect(call.findings.map((finding) => finding.code)).toEqual(codes);
    expect(seen.at(-1)).toMatchObject({ method: 'GET', url: file });
  });
});

describe('Pause (https://www.twilio.com/docs/voice/twiml/pause)', () => {
  it.each([
    ['a second by default', '<Pause/>', 1],
    ['as long as told', '<Pause length="7"/>', 7],
    ['a second when told nonsense', '<Pause length="long"/>', 1],
  ])('waits %s', async (_title, twiml, seconds) => {
    const { call } = await play(twiml);
    expect(call.seconds).toBe(seconds);
  });
});

describe('Redirect (https://www.twilio.com/docs/voice/twiml/redirect)', () => {
  it.each([
    ['an absolute path', '/a/b', '/a/b'],
    ['a relative path', 'b', '/b'],
    ['a query', '?x=1', '/voice?x=1'],
  ])('goes to %s', async (_title, address, url) => {
    const { seen } = await play(
      (fields) => (fields['x'] === '1' ? '<Hangup/>' : `<Redirect>${address}</Redirect>`),
      '',
      { documents: { '/a/b': '', '/b': '' } },
    );
    expect(seen.at(-1)).toMatchObject({ method: 'POST', url });
  });

  it('never returns', async () => {
    const { call } = await play('<Redirect>/action</Redirect><Say>unreachable</Say>');
    expect(call.heard).toEqual(['the action']);
  });

  it('goes by GET where told to', async () => {
    const { seen } = await play('<Redirect method="GET">/action</Redirect>');
    expect(seen.at(-1)).toMatchObject({ method: 'GET' });
  });

  it('to what is no address fails with 11100', async () => {
    const { call } = await play('<Redirect>mailto:ann@x.example</Redirect>');
    expect(call.findings).toMatchObject([{ code: 11100, level: 'error' }]);
  });

  it('in an endless loop is ended with a finding', async () => {
    const { call, seen } = await play('<Redirect/>', '', { knobs: { idleDocuments: 20 } });
    expect(seen).toHaveLength(20);
    expect(call.findings).toMatchObject([
      { code: 0, level: 'error', message: expect.stringContaining('endless loop') },
    ]);
    await call.ends('completed');
  });
});

describe('Hangup and Reject (https://www.twilio.com/docs/voice/twiml/reject)', () => {
  it('Hangup ends the call, which counts as answered', async () => {
    const { call } = await play('<Hangup/><Say>unreachable</Say>');
    await call.ends('completed');
    expect(call.heard).toEqual([]);
    expect(call.happenings).toContainEqual(expect.objectContaining({ kind: 'answers' }));
  });

  it.each([
    ['by default ends as no-answer', '<Reject/>', 'no-answer'],
    ['with reason="rejected" ends as no-answer', '<Reject reason="rejected"/>', 'no-answer'],
    ['with reason="busy" ends as busy', '<Reject reason="busy"/>', 'busy'],
    ['after a Pause still refuses the call', '<Pause/><Reject reason="busy"/>', 'busy'],
    [
      'after the call was answered only hangs up',
      '<Say>a</Say><Reject reason="busy"/>',
      'completed',
    ],
  ] as const)('Reject %s', async (_title, twiml, status) => {
    const { call } = await play(twiml);
    expect(call.status).toBe(status);
  });

  it('Reject never answers the call', async () => {
    const { call } = await play('<Reject/>');
    expect(call.happenings.map(({ kind }) => kind)).not.toContain('answers');
  });

  it.each([
    ['an unknown reason with 13810', '<Reject reason="bored"/>', 13810],
    ['a late Reject with 12200', '<Say>a</Say><Reject/>', 12200],
  ])('warns of %s', async (_title, twiml, code) => {
    const { call } = await play(twiml);
    expect(call.findings).toMatchObject([{ code, level: 'warning' }]);
  });
});

describe('other verbs', () => {
  it.each([
    ['Refer works on SIP calls only: 13801', '<Refer><Sip>sip:a@x.example</Sip></Refer>', 13801],
    ['Start cannot hold a Say: 14300', '<Start><Say>a</Say></Start>', 14300],
  ])('%s', async (_title, twiml, code) => {
    const { call } = await play(twiml);
    expect(call.findings).toContainEqual(expect.objectContaining({ code, level: 'error' }));
    await call.hears(/application error/);
  });

  it.each([
    ['Start', '<Start><Stream url="wss://x.example/"/></Start>', 'carrier   Start Stream'],
    ['Stop', '<Stop><Stream/></Stop>', 'carrier   Stop Stream'],
    ['Connect', '<Connect><Room>a</Room></Connect>', 'carrier   Connect Room'],
    ['Pay', '<Pay/>', 'carrier   Pay'],
    ['Sms', '<Sms to="+14155550111">Hello</Sms>', 'message   to +1 415 555 0111: Hello'],
    ['Sms to the caller', '<Sms>Hello</Sms>', 'message   to +1 415 555 0123: Hello'],
  ])('%s is shown, and the document goes on', async (_title, twiml, line) => {
    const { call } = await play(`${twiml}<Say>on</Say>`);
    expect(call.transcript).toContain(line);
    await call.hears('on');
    expect(call.findings).toEqual([]);
  });

  it.each([
    '<Connect action="/action"/>',
    '<Pay action="/action"/>',
    '<Sms action="/action">a</Sms>',
  ])('%s requests its action', async (twiml) => {
    const { call } = await play(twiml);
    expect(call.heard).toEqual(['the action']);
  });
});

describe('what belongs nowhere (https://www.twilio.com/docs/api/errors/12200)', () => {
  it.each([
    ['an unknown verb', '<Shout>a</Shout>', /<Shout> is not allowed/],
    ['a verb in the wrong case', '<say>a</say>', /<Say> is$/],
    ['a property of every object', '<constructor/>', /<constructor> is not allowed/],
    ['an unknown attribute', '<Say speed="2">a</Say>', /no attribute "speed"/],
    ['an attribute in the wrong case', '<Gather numdigits="1"/>', /no attribute "numdigits"/],
    ['stray text', 'hello', /text does not belong/],
    ['a noun among the verbs', '<Number>1</Number>', /<Number> is not allowed/],
    ['a verb in the wrong place', '<Dial><Say>a</Say>1</Dial>', /<Say> is not allowed in <Dial>/],
  ])('warns of %s and goes on', async (_title, twiml, message) => {
    const { call } = await play(`${twiml}<Say>on</Say>`);
    if (call.state !== 'ended') await call.silence();
    expect(call.findings).toMatchObject([
      { code: 12200, level: 'warning', message: expect.stringMatching(message) },
    ]);
    await call.hears('on');
  });

  it('ends the call at an unknown verb where the knob says so', async () => {
    const { call } = await play('<Shout/><Say>on</Say>', '', { knobs: { unknownVerb: 'ends' } });
    expect(call.heard).toEqual([]);
    await call.ends('completed');
  });
});
