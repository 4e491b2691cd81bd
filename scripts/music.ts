/**
 * Writes media/hold.wav: 48 seconds of calm music to wait by, made of nothing but sines, as
 * telephones play it (8 kHz, mono, µ-law). The same notes always make the same bytes.
 * @module
 */
import { mkdirSync, writeFileSync } from 'node:fs';

/** Samples in a second, and seconds in a beat. */
const RATE = 8000;
const BEAT = 0.6;

/** Semitones above middle C: bars of four beats each, played over and over. */
const BARS = [
  { bass: -24, chord: [0, 4, 7, 11], tune: [16, 14, 11, 7] },
  { bass: -27, chord: [-3, 0, 4, 7], tune: [12, 11, 7, 4] },
  { bass: -19, chord: [-7, -3, 0, 4], tune: [9, 12, 16, 12] },
  { bass: -17, chord: [-5, -1, 2, 7], tune: [14, 11, 7, 11] },
];
const ROUNDS = 5;

const samples = new Float64Array(Math.round(ROUNDS * BARS.length * 4 * BEAT * RATE));

for (let round = 0; round < ROUNDS; round += 1) {
  for (const [index, { bass, chord, tune }] of BARS.entries()) {
    const bar = (round * BARS.length + index) * 4;
    play(bass, bar, 4, 0.16);
    for (const note of chord) play(note, bar, 4, 0.06);
    // The tune rests in the first and last round, and climbs an octave in the third.
    if (round === 0 || round === ROUNDS - 1) continue;
    for (const [beat, note] of tune.entries()) {
      play(round === 2 && beat % 2 === 1 ? note + 12 : note, bar + beat, 1.5, 0.13);
    }
  }
}

mkdirSync('media', { recursive: true });
writeFileSync('media/hold.wav', wav(Buffer.from(Array.from(samples, muLaw))));

/** Adds a note with a soft beginning, that dies away; its end sounds on at the beginning of the file. */
function play(semitone: number, beat: number, beats: number, loudness: number): void {
  const pitch = 261.625_565 * 2 ** (semitone / 12);
  const first = Math.round(beat * BEAT * RATE);
  const length = beats * BEAT * 1.4;
  for (let index = 0; index < length * RATE; index += 1) {
    const at = index / RATE;
    const envelope = Math.min(1, at / 0.03) * Math.exp((-3 * at) / length) * (1 - at / length);
    const turn = 2 * Math.PI * pitch * at;
    const tone = Math.sin(turn) + 0.3 * Math.sin(2 * turn) + 0.1 * Math.sin(3 * turn);
    const place = (first + index) % samples.length;
    samples[place] = (samples[place] ?? 0) + loudness * envelope * tone;
  }
}

/** A sample from -1 to 1 as µ-law. https://www.itu.int/rec/T-REC-G.711 */
function muLaw(sample: number): number {
  const level = Math.min(32_635, Math.round(Math.abs(sample) * 32_767)) + 132;
  const exponent = Math.floor(Math.log2(level)) - 7;
  const mantissa = (level >> (exponent + 3)) & 15;
  return ~((sample < 0 ? 128 : 0) | (exponent << 4) | mantissa) & 255;
}

/** µ-law as a WAV file. https://www.rfc-editor.org/rfc/rfc2361 */
function wav(data: Buffer): Buffer {
  const header = Buffer.alloc(58);
  header.write('RIFF', 0);
  header.writeUInt32LE(header.length - 8 + data.length, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(18, 16);
  header.writeUInt16LE(7, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(RATE, 24);
  header.writeUInt32LE(RATE, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write('fact', 38);
  header.writeUInt32LE(4, 42);
  header.writeUInt32LE(data.length, 46);
  header.write('data', 50);
  header.writeUInt32LE(data.length, 54);
  return Buffer.concat([header, data]);
}
