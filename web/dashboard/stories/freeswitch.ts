import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** The prefix of the FreeSWITCH of this machine; undefined where there is none, or no sipp to call it. */
export function findFreeSwitch(): string | undefined {
  if (!existsSync('/usr/bin/sipp')) return undefined
  const prefixes = [process.env.FREESWITCH_HOME ?? '', '/usr/local/freeswitch', '/usr']
  return prefixes.find((prefix) => prefix !== '' && existsSync(join(prefix, 'bin/freeswitch')))
}
