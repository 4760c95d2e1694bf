const name = 'alovoice-phone'

/**
 * One window of a browser has the phone, or each would ring. Runs `begin` when it is this one's turn, `end` when another took it over.
 *
 * @returns gives the turn back
 */
export function takeTurn(begin: () => void, end: () => void, steal: boolean): () => void {
  // Only behind https: without it there is no microphone either, and the phone says so when it is used.
  if (!('locks' in navigator)) {
    begin()
    return () => undefined
  }
  let release: () => void = () => undefined
  const given = new Promise<void>((done) => {
    release = done
  })
  const left = new AbortController()
  const options: LockOptions = steal ? { steal: true } : { signal: left.signal }
  navigator.locks
    .request(name, options, () => {
      begin()
      return given
    })
    .catch(() => {
      if (!left.signal.aborted) end() // stolen
    })
  return () => {
    left.abort()
    release()
  }
}
