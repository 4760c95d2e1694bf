import { api } from '@/lib/api'

/** `keepalive` lets it arrive although the page is left. */
export function deleteCampaign(campaign: number, keepalive: boolean) {
  return api.DELETE('/campaigns/{campaign}', { params: { path: { campaign } }, keepalive })
}
