import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'

type Waiting = { match: RegExp; left: number; resolve: (found: RegExpExecArray) => void; reject: (why: Error) => void }

/** A process that a story started: its output can be waited for, and it ends with the story. */
export class Child {
  readonly lines: string[] = []
  private readonly process: ChildProcessByStdio<Writable, Readable, Readable>
  private readonly waiting = new Set<Waiting>()

  constructor(
    readonly name: string,
    command: string,
    args: string[],
    env: Record<string, string>,
    cwd: string,
  ) {
    this.process = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'pipe'] })
    for (const stream of [this.process.stdout, this.process.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        this.heard(line)
      })
    }
    // A story that is broken off leaves nothing running.
    process.once('exit', () => this.process.kill('SIGKILL'))
    this.process.on('exit', (code) => {
      for (const one of this.waiting) one.reject(new Error(`${this.name} ended with ${String(code)}:\n${this.tail()}`))
    })
  }

  say(line: string): void {
    this.process.stdin.write(line + '\n')
  }

  /** The first line that matches, or the second …; also of those that have been. */
  async line(match: RegExp, which = 1, seconds = 60): Promise<RegExpExecArray> {
    let left = which
    for (const line of this.lines) {
      const found = match.exec(line)
      if (found && --left === 0) return found
    }
    return await new Promise((resolve, reject) => {
      const one: Waiting = { match, left, resolve, reject }
      this.waiting.add(one)
      const timer = setTimeout(() => {
        reject(new Error(`${this.name} did not say ${String(match)} within ${String(seconds)} s:\n${this.tail()}`))
      }, seconds * 1000)
      timer.unref()
    })
  }

  /** Until it has ended by itself; with its exit code. */
  async ended(): Promise<number | null> {
    if (this.process.exitCode === null) await once(this.process, 'exit')
    return this.process.exitCode
  }

  /** Ends it as its input ends, by SIGTERM, or both. */
  async end(...how: ('input' | 'signal')[]): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return
    const gone = once(this.process, 'exit')
    if (how.includes('input')) this.process.stdin.end()
    if (how.includes('signal')) this.process.kill('SIGTERM')
    await gone
  }

  private heard(line: string): void {
    this.lines.push(line)
    for (const one of this.waiting) {
      const found = one.match.exec(line)
      if (!found || --one.left > 0) continue
      this.waiting.delete(one)
      one.resolve(found)
    }
  }

  private tail(): string {
    return this.lines.slice(-25).join('\n')
  }
}
