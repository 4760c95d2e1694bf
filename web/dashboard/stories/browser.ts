import { type Browser, chromium } from 'playwright-core'

/** The browser of the machine: Debian's Chromium, or the one that ALOVOICE_CHROMIUM names. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.ALOVOICE_CHROMIUM ?? '/usr/bin/chromium',
    // A microphone that beeps, allowed without asking; and media to a switch on this machine's own addresses.
    args: ['--no-sandbox', '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', '--allow-loopback-in-peer-connection'],
  })
}
