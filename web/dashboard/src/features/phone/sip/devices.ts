const keys = { microphone: 'alovoice.microphone', speaker: 'alovoice.speaker' }

export type DeviceKind = keyof typeof keys

/** The device that was chosen in this browser; empty for the system's own choice. */
export function chosenDevice(kind: DeviceKind): string {
  try {
    return localStorage.getItem(keys[kind]) ?? ''
  } catch {
    return '' // a browser that keeps nothing uses the system's choice
  }
}

export function chooseDevice(kind: DeviceKind, id: string): void {
  try {
    localStorage.setItem(keys[kind], id)
  } catch {
    // As above: the choice holds until the page is closed.
  }
}

/** For getUserMedia: one voice, cleaned of echo. A device that is gone must not stop a call, so it is wished for and not demanded. */
export function voice(): MediaTrackConstraints {
  const device = chosenDevice('microphone')
  return { echoCancellation: true, noiseSuppression: true, autoGainControl: true, ...(device !== '' && { deviceId: { ideal: device } }) }
}

/** Microphones and speakers; their names are known once the microphone may be used. */
export async function listDevices(): Promise<Record<DeviceKind, MediaDeviceInfo[]>> {
  const all = (await navigator.mediaDevices?.enumerateDevices()) ?? []
  const ofKind = (kind: MediaDeviceKind) => all.filter((device) => device.kind === kind && device.deviceId !== '' && device.label !== '')
  return { microphone: ofKind('audioinput'), speaker: ofKind('audiooutput') }
}

/** Lets a stream be heard in the chosen speaker. */
export async function hear(element: HTMLAudioElement): Promise<void> {
  const speaker = chosenDevice('speaker')
  if (speaker === '' || !('setSinkId' in element)) return
  await element.setSinkId(speaker).catch(() => undefined) // unplugged: the system's choice is heard
}
