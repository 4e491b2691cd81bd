import createError from '@fastify/error';

/** Everything a request can be refused for, beside what Fastify itself refuses. */
export const Unsigned = createError('PHONE_TREE_UNSIGNED', 'Forbidden', 403);
export const NoToken = createError('PHONE_TREE_NO_TOKEN', 'Unauthorized', 401);
export const UnknownSwitch = createError<[name: string, remedy: string]>(
  'PHONE_TREE_UNKNOWN_SWITCH',
  'There is no switch "%s": %s',
  404,
);
export const UnknownPosition = createError(
  'PHONE_TREE_UNKNOWN_POSITION',
  'A switch is thrown on or off',
  404,
);
export const UnknownTree = createError(
  'PHONE_TREE_UNKNOWN_TREE',
  'There is no such phone tree',
  404,
);
export const NoCallSid = createError(
  'PHONE_TREE_NO_CALL_SID',
  'CallSid is missing or malformed',
  400,
);
export const MalformedForm = createError(
  'PHONE_TREE_MALFORMED_FORM',
  'The form is not valid percent-encoded UTF-8',
  400,
);
export const TooManyFields = createError(
  'PHONE_TREE_TOO_MANY_FIELDS',
  'The form has too many fields',
  400,
);
export const UnknownCall = createError('PHONE_TREE_UNKNOWN_CALL', 'There is no such call', 404);
export const UnknownVoicemail = createError(
  'PHONE_TREE_UNKNOWN_VOICEMAIL',
  'There is no such voicemail',
  404,
);
export const OwnNumber = createError(
  'PHONE_TREE_OWN_NUMBER',
  'This is a number that the server answers, and every call to it would be erased: add ?own=true if that is what you want',
  409,
);
