import { type Browser, chromium } from 'playwright-core'

/** The browser of the machine: Debian's Chromium, or the one that ALOVOICE_CHROMIUM names. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.ALOVOICE_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      // A microphone that beeps, allowed without asking.
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      '--autoplay-policy=no-user-gesture-required',
      // The machine's own address is a candidate as it is: nobody answers to its name here.
      '--disable-features=WebRtcHideLocalIpsWithMdns',
    ],
  })
}
