/** MPEG 2.5 layer III, 8 kbit/s, 8 kHz, mono: a frame is 72 bytes and lasts 72 milliseconds. */
const header = Buffer.from([0xff, 0xe3, 0x18, 0xc0]);
const frameLength = 72;
const frameSeconds = 0.072;

/** The longest sound made, in seconds. */
const longest = 5;

/** Silence as MP3, of so many seconds and at most five; a frame of zeros after its header is silent. */
export function mp3(seconds: number): Buffer {
  const frames = Math.ceil(Math.min(seconds, longest) / frameSeconds);
  const file = Buffer.alloc(frames * frameLength);
  for (let frame = 0; frame < frames; frame += 1) header.copy(file, frame * frameLength);
  return file;
}
