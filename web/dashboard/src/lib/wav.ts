/** A recording of the microphone as WAV, the form that every browser's recorder can be brought to and the API takes: 16 bit, one channel. */
export async function toWav(recording: Blob): Promise<File> {
  const context = new AudioContext()
  try {
    const sound = await context.decodeAudioData(await recording.arrayBuffer())
    return new File([encodeWav(sound.getChannelData(0), sound.sampleRate)], 'recording.wav', { type: 'audio/wav' })
  } finally {
    await context.close()
  }
}

/** `samples` from -1 to 1. */
export function encodeWav(samples: Float32Array, rate: number): ArrayBuffer {
  const bytes = new ArrayBuffer(44 + samples.length * 2)
  const view = new DataView(bytes)
  const text = (at: number, letters: string) => {
    for (let i = 0; i < letters.length; i++) view.setUint8(at + i, letters.charCodeAt(i))
  }
  text(0, 'RIFF')
  view.setUint32(4, 36 + samples.length * 2, true)
  text(8, 'WAVEfmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, rate, true)
  view.setUint32(28, rate * 2, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  text(36, 'data')
  view.setUint32(40, samples.length * 2, true)
  samples.forEach((sample, i) => {
    view.setInt16(44 + i * 2, Math.round(Math.max(-1, Math.min(1, sample)) * 32767), true)
  })
  return bytes
}
