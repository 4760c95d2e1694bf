import { api } from '@/lib/api'

export function startCampaign(campaign: number) {
  return api.POST('/campaigns/{campaign}/start', { params: { path: { campaign } } })
}
