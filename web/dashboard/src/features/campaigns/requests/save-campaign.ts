import { api, data, ifVersion, type Schema } from '@/lib/api'

/** Makes a new one, or changes the one that was opened; neither starts it. */
export function saveCampaign(opened: Schema<'Campaign'> | undefined, body: Schema<'CampaignInput'>): Promise<Schema<'Campaign'>> {
  return data(
    opened
      ? api.PUT('/campaigns/{campaign}', { params: { path: { campaign: opened.id }, header: ifVersion(opened.version) }, body })
      : api.POST('/campaigns', { body }),
  )
}
