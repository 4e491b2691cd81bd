import type { Method } from './exchange.ts';

/** Who or what answers an outbound call. */
export type Answerer = 'human' | 'machine' | 'fax' | 'unknown';

/**
 * Answering machine detection of an outbound call. With a callback the document starts at once and
 * the callback hears the result; without one every request of the call carries it.
 * Source: https://www.twilio.com/docs/voice/answering-machine-detection
 */
export interface MachineDetection {
  /** Whether the start of a machine's greeting is enough, or its end is waited for. */
  mode?: DetectionMode;
  /** Default a human. */
  answerer?: Answerer;
  callback?: string;
  callbackMethod?: Method;
}

export type DetectionMode = 'Enable' | 'DetectMessageEnd';

/** The result of a detection, as fields of a request. */
export function detectionFields(
  answerer: Answerer = 'human',
  mode: DetectionMode = 'Enable',
): { AnsweredBy: string; MachineDetectionDuration: string } {
  const machine = mode === 'Enable' ? 'machine_start' : 'machine_end_beep';
  return {
    AnsweredBy: answerer === 'machine' ? machine : answerer,
    MachineDetectionDuration: '3000',
  };
}
