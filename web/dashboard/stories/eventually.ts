/** Asks until it is so, a moment between the questions; fails with `what` when it does not come about. */
export async function eventually(what: string, isSo: () => Promise<boolean>, seconds = 60): Promise<void> {
  const deadline = Date.now() + seconds * 1000
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`did not come about within ${String(seconds)} s: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
