/**
 * Every error the carrier answers with: HTTP status and usual message by code.
 * Source: https://www.twilio.com/docs/api/errors
 */
const problems = {
  20001: [400, 'Invalid parameter'],
  20003: [401, 'Authenticate'],
  20008: [403, 'Resource not accessible with Test Account Credentials'],
  20404: [404, 'The requested resource was not found'],
  20500: [500, 'An internal server error has occurred'],
  21201: [400, "No 'To' number is specified"],
  21205: [400, 'Url is not a valid URL'],
  21206: [400, 'Invalid SendDigits'],
  21208: [400, 'Invalid Timeout'],
  21209: [400, 'Invalid Method'],
  21210: [400, 'The source phone number provided is not yet verified for your account'],
  21211: [400, "Invalid 'To' Phone Number"],
  21212: [400, "Invalid 'From' Phone Number"],
  21213: [400, "A 'From' phone number is required"],
  21214: [400, "'To' phone number cannot be reached"],
  21215: [400, 'Account not authorized to call this country'],
  21216: [400, 'Account not allowed to call this number'],
  21217: [400, 'Phone number does not appear to be valid'],
  21218: [400, 'Invalid ApplicationSid'],
  21219: [400, "'To' phone number not verified: trial accounts call verified numbers only"],
  21220: [400, 'Call is not in-progress. Cannot redirect.'],
  21402: [400, 'Invalid URL'],
  21403: [400, 'Invalid Method'],
  21405: [400, 'A fallback URL needs a URL to fall back from'],
  21408: [
    400,
    "Permission to send a message has not been enabled for the region of the 'To' number",
  ],
  21421: [400, 'PhoneNumber is invalid'],
  21422: [400, 'PhoneNumber is not available'],
  21452: [400, 'No phone numbers found in area code'],
  21602: [400, 'Message body is required'],
  21603: [400, "A 'From' phone number is required"],
  21604: [400, "A 'To' phone number is required"],
  21606: [400, "The 'From' phone number is not a valid, message-capable number of this account"],
  21608: [400, "'To' phone number not verified: trial accounts text verified numbers only"],
  21609: [400, "Invalid 'StatusCallback'"],
  21610: [400, 'Attempt to send to unsubscribed recipient'],
  21611: [400, "This 'From' number has exceeded the maximum number of queued messages"],
  21612: [400, "The 'To' number is not reachable by text message"],
  21614: [400, "'To' number is not a valid mobile number"],
  21617: [400, 'The message body exceeds the 1600 character limit'],
  22003: [400, 'A queue of that name exists'],
} as const satisfies Readonly<Record<number, readonly [status: number, message: string]>>;

export type ProblemCode = keyof typeof problems;

/** A request the carrier refuses; `detail` replaces the usual message. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly status: number;

  constructor(code: ProblemCode, detail?: string) {
    const [status, message] = problems[code];
    super(detail ?? message);
    this.code = code;
    this.status = status;
  }

  /** The body of the answer. https://www.twilio.com/docs/usage/twilios-response */
  toJSON(): object {
    const { code, message, status } = this;
    return { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status };
  }
}
