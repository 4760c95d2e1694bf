/** The root mean square of each channel of a stereo recording (WAV, 16 bit): left is who called, right who answered. */
export function loudness(wav: Buffer): { left: number; right: number } {
  if (wav.toString('latin1', 0, 4) !== 'RIFF' || wav.readUInt16LE(22) !== 2 || wav.readUInt16LE(34) !== 16) throw new Error('no stereo WAV of 16 bit')
  const from = wav.indexOf('data', 12, 'latin1') + 8
  const frames = Math.floor((wav.length - from) / 4)
  let [left, right] = [0, 0]
  for (let frame = 0; frame < frames; frame++) {
    left += wav.readInt16LE(from + frame * 4) ** 2
    right += wav.readInt16LE(from + frame * 4 + 2) ** 2
  }
  return { left: Math.sqrt(left / frames), right: Math.sqrt(right / frames) }
}
