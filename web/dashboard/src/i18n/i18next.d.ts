import 'i18next'
import type apiKeys from './uz/api-keys.json'
import type audio from './uz/audio.json'
import type audit from './uz/audit.json'
import type billing from './uz/billing.json'
import type callRoutes from './uz/call-routes.json'
import type calls from './uz/calls.json'
import type campaigns from './uz/campaigns.json'
import type clients from './uz/clients.json'
import type common from './uz/common.json'
import type company from './uz/company.json'
import type departments from './uz/departments.json'
import type firstSteps from './uz/first-steps.json'
import type installation from './uz/installation.json'
import type menus from './uz/menus.json'
import type numbers from './uz/numbers.json'
import type operators from './uz/operators.json'
import type phone from './uz/phone.json'
import type profile from './uz/profile.json'
import type schedules from './uz/schedules.json'
import type session from './uz/session.json'
import type shell from './uz/shell.json'
import type steps from './uz/steps.json'
import type trunks from './uz/trunks.json'
import type voicemails from './uz/voicemails.json'
import type workplace from './uz/workplace.json'

// A key that is in no translation file does not compile.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: {
      'api-keys': typeof apiKeys
      audio: typeof audio
      audit: typeof audit
      billing: typeof billing
      'call-routes': typeof callRoutes
      calls: typeof calls
      campaigns: typeof campaigns
      clients: typeof clients
      common: typeof common
      company: typeof company
      departments: typeof departments
      'first-steps': typeof firstSteps
      installation: typeof installation
      menus: typeof menus
      numbers: typeof numbers
      operators: typeof operators
      phone: typeof phone
      profile: typeof profile
      schedules: typeof schedules
      session: typeof session
      shell: typeof shell
      steps: typeof steps
      trunks: typeof trunks
      voicemails: typeof voicemails
      workplace: typeof workplace
    }
  }
}
