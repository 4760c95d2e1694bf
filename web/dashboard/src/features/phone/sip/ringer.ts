/** The sound of a call that comes in: two soft tones, once in three seconds, until it is stopped. */
export class Ringer {
  #context: AudioContext | undefined
  #timer: ReturnType<typeof setInterval> | undefined

  start(): void {
    if (this.#timer !== undefined) return
    this.#context ??= new AudioContext()
    void this.#context.resume()
    this.#ring()
    this.#timer = setInterval(() => {
      this.#ring()
    }, 3000)
    navigator.vibrate?.([400, 200, 400])
  }

  stop(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  #ring(): void {
    const context = this.#context
    if (context?.state !== 'running') return // no sound before somebody has touched the page: browsers' rule
    for (const [index, frequency] of [523, 659, 523, 659].entries()) {
      const begin = context.currentTime + index * 0.22
      const tone = new OscillatorNode(context, { frequency, type: 'triangle' })
      const volume = new GainNode(context, { gain: 0 })
      volume.gain.setValueAtTime(0, begin)
      volume.gain.linearRampToValueAtTime(0.2, begin + 0.03)
      volume.gain.linearRampToValueAtTime(0, begin + 0.2)
      tone.connect(volume).connect(context.destination)
      tone.start(begin)
      tone.stop(begin + 0.21)
    }
  }
}
