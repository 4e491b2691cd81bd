import { describe, expect, it } from 'vitest';
import { play } from '../play.ts';

// https://www.twilio.com/docs/voice/twiml/gather

function gather(attributes: string, inside = '<Say>the prompt</Say>'): string {
  return `<Gather action="/action" ${attributes}>${inside}</Gather><Say>the next verb</Say>`;
}

describe('Gather by keys', () => {
  it.each<[string, string, string, Record<string, string>]>([
    ['numDigits keys are enough', 'numDigits="1"', '1', { Digits: '1', FinishedOnKey: '' }],
    ['keys may come one by one', 'numDigits="3"', '1,2,3', { Digits: '123' }],
    [
      'the finish key ends the input and is left out',
      '',
      '12#',
      { Digits: '12', FinishedOnKey: '#' },
    ],
    [
      'silence ends the input, keys typed so far count',
      '',
      '12,w',
      { Digits: '12', FinishedOnKey: '' },
    ],
    ['silence ends it below numDigits too', 'numDigits="5"', '12,w', { Digits: '12' }],
    ['the star is an ordinary key', 'numDigits="1"', '*', { Digits: '*' }],
    ['finishOnKey="*" makes the hash an ordinary key', 'finishOnKey="*"', '1#*', { Digits: '1#' }],
    [
      'finishOnKey="" makes every key ordinary',
      'finishOnKey="" numDigits="2"',
      '*#',
      { Digits: '*#' },
    ],
    ['finishOnKey may be a digit', 'finishOnKey="9"', '129', { Digits: '12', FinishedOnKey: '9' }],
    ['keys after the last one are lost', 'numDigits="1"', '12', { Digits: '1' }],
    ['msg says the Gather ended', 'numDigits="1"', '1', { msg: 'Gather End' }],
    ['the call is in progress by then', 'numDigits="1"', '1', { CallStatus: 'in-progress' }],
    ['leading zeros are kept', 'numDigits="3"', '007', { Digits: '007' }],
  ])('%s', async (_title, attributes, script, fields) => {
    const { call, action } = await play(gather(attributes), script);
    expect(action).toMatchObject(fields);
    await call.hears('the action');
  });

  it.each([
    ['silence', '', 'w'],
    ['the finish key alone', '', '#'],
    ['the finish key alone with numDigits="1"', 'numDigits="1"', '#'],
    ['silence with actionOnEmptyResult="false"', 'actionOnEmptyResult="false"', 'w'],
  ])('goes on with the next verb after %s', async (_title, attributes, script) => {
    const { call, action } = await play(gather(attributes), script);
    expect(action).toBeUndefined();
    await call.hears('the next verb');
    await call.ends('completed');
  });

  it.each(['w', '#'])(
    'requests the action without input (%s) with actionOnEmptyResult',
    async (script) => {
      const { action } = await play(gather('actionOnEmptyResult="true"'), script);
      expect(action).toBeDefined();
      expect(action).not.toHaveProperty('Digits');
    },
  );

  it('sends empty Digits with actionOnEmptyResult where the knob says so', async () => {
    const knobs = { emptyDigits: 'empty' } as const;
    const { action } = await play(gather('actionOnEmptyResult="true"'), 'w', { knobs });
    expect(action).toMatchObject({ Digits: '' });
  });

  it('sends Digits only where the knob turns the undocumented fields off', async () => {
    const { action } = await play(gather(''), '1#', { knobs: { gatherExtras: false } });
    expect(action).toMatchObject({ Digits: '1' });
    expect(action).not.toHaveProperty('FinishedOnKey');
    expect(action).not.toHaveProperty('msg');
  });

  it('without action asks for its own document again, query and all', async () => {
    const { seen } = await play('<Redirect>/menu?a=1</Redirect>', '1', {
      documents: { '/menu': '<Gather numDigits="1"/>' },
    });
    expect(seen.slice(1)).toMatchObject([
      { url: '/menu?a=1' },
      { url: '/menu?a=1', fields: { Digits: '1' } },
    ]);
  });

  it('asks by GET where told to', async () => {
    const { seen } = await play(gather('numDigits="1" method="GET"'), '1');
    expect(seen.at(-1)).toMatchObject({ method: 'GET', fields: { Digits: '1' } });
  });

  it('plays its prompts in order before it waits', async () => {
    const inside = '<Say>one</Say><Play>/two.mp3</Play><Pause/><Say>three</Say>';
    const { call } = await play(gather('', inside));
    expect(call.heard).toEqual(['one', expect.stringContaining('/two.mp3'), 'three']);
    expect(call.state).toBe('waiting for a key');
  });

  it('is cut short by the first key, which saves the time of the prompt', async () => {
    const inside = '<Pause length="60"/>';
    const { call } = await play(gather('numDigits="1"', inside));
    await call.press('1', { bargeIn: true });
    expect(call.seconds).toBeLessThan(10);
  });

  it('with bargeIn="false" loses a key pressed into the prompt', async () => {
    const { call } = await play(gather('numDigits="1" bargeIn="false"'));
    await call.press('1', { bargeIn: true });
    expect(call.state).toBe('waiting for a key');
  });

  it('lets its time-out pass, no longer', async () => {
    const { call } = await play('<Gather timeout="20"/>');
    const before = call.seconds;
    await call.silence();
    expect(call.seconds - before).toBe(20);
  });

  it('requests nothing more when the caller hangs up', async () => {
    const { call, seen } = await play(gather(''), 'h');
    expect(seen).toHaveLength(1);
    await call.ends('completed');
  });
});

describe('Gather by speech', () => {
  it.each<[string, string, string, Record<string, string>]>([
    ['what was said', 'input="speech"', 's:sales please', { SpeechResult: 'sales please' }],
    ['how sure the recogniser is', 'input="speech"', 's:sales', { Confidence: '0.9' }],
    ['speech where both are heard', 'input="dtmf speech"', 's:sales', { SpeechResult: 'sales' }],
    ['keys where both are heard', 'input="dtmf speech" numDigits="1"', '1', { Digits: '1' }],
  ])('sends %s', async (_title, attributes, script, fields) => {
    const { action } = await play(gather(attributes), script);
    expect(action).toMatchObject(fields);
  });

  it('sends no Digits', async () => {
    const { action } = await play(gather('input="speech"'), 's:sales');
    expect(action).not.toHaveProperty('Digits');
  });

  it('goes on with the next verb after silence', async () => {
    const { call } = await play(gather('input="speech"'), 'w');
    expect(call.heard).toEqual(['the next verb']);
  });

  it('reports partial results and ignores the answer', async () => {
    const attributes = 'input="speech" partialResultCallback="/callback"';
    const { call, fieldsOf } = await play(gather(attributes), 's:sales', {
      documents: { '/callback': '<Hangup/>' },
    });
    expect(fieldsOf('/callback')).toMatchObject([{ UnstableSpeechResult: 'sales' }]);
    await call.hears('the action');
  });

  it('says what it listens for', async () => {
    const { call } = await play(gather('input="dtmf speech" hints="sales, support"'));
    expect(call.state).toBe('waiting for a key or speech');
    expect(call.waiting).toMatchObject({ hints: 'sales, support' });
  });
});

describe('Gather warns, and goes on with the default', () => {
  it.each([
    ['numDigits="0"', 13314],
    ['timeout="-1"', 13313],
    ['finishOnKey="x"', 13310],
    ['finishOnKey="12"', 13311],
    ['input="voice"', 13326],
    ['method="PUT"', 13312],
    ['keys="1"', 12200],
  ])('of %s with %s', async (attributes, code) => {
    const { call, action } = await play(gather(attributes), '1#');
    expect(call.findings).toMatchObject([{ code, level: 'warning' }]);
    expect(action).toMatchObject({ Digits: '1' });
  });

  it.each(['Redirect', 'Gather', 'Hangup'])('of a nested %s with 13320', async (verb) => {
    const { call } = await play(gather('', `<${verb}/>`), 'w');
    expect(call.findings).toMatchObject([{ code: 13320 }]);
    await call.hears('the next verb');
  });
});
