const rate = 8000;
const headerLength = 44;

/** The longest sound made, in seconds: enough to hear that there is one. */
const longest = 5;

/** A soft tone (440 Hz) as WAV: mono, 16-bit PCM at 8 kHz, of so many seconds and at most five. */
export function wav(seconds: number): Buffer {
  const samples = Math.round(Math.min(seconds, longest) * rate);
  const file = Buffer.alloc(headerLength + samples * 2);
  file.write('RIFF', 0);
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE(rate * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36);
  file.writeUInt32LE(samples * 2, 40);
  for (let index = 0; index < samples; index += 1) {
    const level = Math.sin((2 * Math.PI * 440 * index) / rate) * 2000;
    file.writeInt16LE(Math.round(level), headerLength + index * 2);
  }
  return file;
}
