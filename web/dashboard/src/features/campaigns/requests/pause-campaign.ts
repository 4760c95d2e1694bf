import { api } from '@/lib/api'

export function pauseCampaign(campaign: number) {
  return api.POST('/campaigns/{campaign}/pause', { params: { path: { campaign } } })
}
