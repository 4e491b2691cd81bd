import type { Row } from './row.ts';

export const rows: readonly Row[] = [
  ['a Redirect is clean', '<Redirect method="GET">/a?b=1#rc=2</Redirect>', []],
  ['a Redirect has a method', '<Redirect method="x">/a</Redirect>', ['13710 warning']],
  ['a Redirect goes to the web', '<Redirect>ftp://a.example</Redirect>', ['11100 error']],
  ['an address has a host', '<Redirect>https://</Redirect>', ['11100 error']],
  [
    'a host has no underscore',
    '<Redirect>https://my_app.example/a</Redirect>',
    ['underscore-in-host warning'],
  ],
  ['a path may have one', '<Redirect>https://app.example/my_path</Redirect>', []],
  [
    'requests to the application use TLS',
    '<Redirect>http://app.example/a</Redirect>',
    ['insecure-address warning'],
  ],
  ['a laptop may do without', '<Redirect>http://localhost:3000/a</Redirect>', []],
  ['a document of its own address may be relative to it', '<Redirect>/a</Redirect>', []],
  ['one given with the call may not', '<Redirect>/a</Redirect>', ['11100 error'], { inline: true }],
  ['it names whole addresses', '<Redirect>https://a.example/</Redirect>', [], { inline: true }],

  ['a Reject is clean', '<Reject reason="busy"/>', []],
  ['a Reject has one of two reasons', '<Reject reason="bored"/>', ['13810 warning']],
  ['a Reject holds nothing', '<Reject><Parameter name="a" value="b"/></Reject>', ['12200 warning']],
  ['a Hangup holds nothing', '<Hangup><Parameter name="a" value="b"/></Hangup>', ['12200 warning']],

  [
    'an Enqueue with everything right is clean',
    '<Enqueue action="/a" waitUrl="/w" waitUrlMethod="GET" maxQueueSize="5">support</Enqueue>',
    [],
  ],
  ['waitUrl may be empty', '<Enqueue waitUrl="">support</Enqueue>', []],
  ['an Enqueue has a method', '<Enqueue method="x">support</Enqueue>', ['14201 error']],
  [
    'waitUrl is an address',
    '<Enqueue waitUrl="ftp://a.example">support</Enqueue>',
    ['14202 error'],
  ],
  ['action is an address', '<Enqueue action="ftp://a.example">support</Enqueue>', ['14203 error']],
  ['a queue has a name', '<Enqueue/>', ['14204 error']],
  ['a queue has no name of 65 letters', `<Enqueue>${'q'.repeat(65)}</Enqueue>`, ['14205 error']],
  ['a queue may have one of 64', `<Enqueue>${'q'.repeat(64)}</Enqueue>`, []],
  ['waitUrlMethod is GET or POST', '<Enqueue waitUrlMethod="x">support</Enqueue>', ['14206 error']],
  ['maxQueueSize is a number', '<Enqueue maxQueueSize="x">support</Enqueue>', ['12200 warning']],
  [
    'a workflow stands for the name',
    '<Enqueue workflowSid="WW1"><Task>{"a":1}</Task></Enqueue>',
    [],
  ],
  ['a task is JSON', '<Enqueue workflowSid="WW1"><Task>a=1</Task></Enqueue>', ['14221 error']],

  [
    'an Sms is clean',
    '<Sms to="+14155550123" from="+14155550100" statusCallback="/s">Hi</Sms>',
    [],
  ],
  ['to is a number', '<Sms to="joe">Hi</Sms>', ['14101 warning']],
  ['from is a number', '<Sms from="ACME">Hi</Sms>', ['14102 warning']],
  ['an Sms says something', '<Sms/>', ['14103 warning']],
  ['an Sms says no 1601 characters', `<Sms>${'a'.repeat(1601)}</Sms>`, ['14103 warning']],
  ['an Sms has a method', '<Sms method="x">Hi</Sms>', ['14104 warning']],
  [
    'statusCallback is an address',
    '<Sms statusCallback="ftp://a.example">Hi</Sms>',
    ['14105 warning'],
  ],

  ['a Refer is clean', '<Refer action="/a"><Sip>sip:joe@a.example</Sip></Refer>', []],
  [
    'its Sip has no attributes',
    '<Refer><Sip username="a">sip:joe@a.example</Sip></Refer>',
    ['12200 warning'],
  ],
  [
    'its Sip holds no Uri',
    '<Refer><Sip><Uri>sip:a@b.example</Uri>sip:joe@a.example</Sip></Refer>',
    ['12200 warning'],
  ],
  [
    'a Start of a Stream is clean',
    '<Start><Stream url="wss://a.example/s" track="both_tracks"><Parameter name="a" value="b"/></Stream></Start>',
    [],
  ],
  ['a Start holds no Say', '<Start><Say>Hi</Say></Start>', ['14300 error']],
  ['a Stop holds no Recording', '<Stop><Recording/></Stop>', ['14300 error']],
  [
    'a Stream goes over wss',
    '<Connect><Stream url="https://a.example/s"/></Connect>',
    ['12200 warning'],
  ],
  [
    'a Connect to Autopilot is too late',
    '<Connect><Autopilot>UA1</Autopilot></Connect>',
    ['12200 warning'],
  ],
  [
    'a Recording of a Start has events',
    '<Start><Recording recordingStatusCallbackEvent="begun"/></Start>',
    ['13621 error'],
  ],
  [
    'attempts of a Prompt are numbers',
    '<Pay><Prompt for="security-code" attempt="1 2"><Say>Hi</Say></Prompt></Pay>',
    [],
  ],
  ['and nothing else', '<Pay><Prompt attempt="1 two"/></Pay>', ['12200 warning']],
];
