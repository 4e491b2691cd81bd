import { record } from '../twiml/build.ts';

/** A voicemail: two minutes at most, ended by the pound key or five seconds of silence. */
export const message = record({
  playBeep: true,
  maxLength: 120,
  finishOnKey: '#',
  timeout: 5,
  recordingStatusCallback: '/callbacks/recording',
});
