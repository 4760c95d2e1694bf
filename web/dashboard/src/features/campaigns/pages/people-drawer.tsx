import { Drawer, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Schema } from '@/lib/api'
import { CampaignState } from './campaign-state'
import { ImportPeople } from './import-people'
import { Outcomes } from './outcomes'
import { StartOrPause } from './start-or-pause'

/** Who is called, how far it is, and the buttons that start and stop it. */
export function PeopleDrawer({ campaign, canEdit, onClose }: { campaign: Schema<'Campaign'>; canEdit: boolean; onClose: () => void }) {
  const { t } = useTranslation('common')
  return (
    <Drawer opened onClose={onClose} size={640} title={campaign.name} closeButtonProps={{ 'aria-label': t('close') }}>
      <Stack gap="lg">
        <CampaignState campaign={campaign} />
        <Outcomes campaign={campaign.id} />
        {canEdit && <StartOrPause campaign={campaign} />}
        {canEdit && <ImportPeople campaign={campaign.id} />}
      </Stack>
    </Drawer>
  )
}
