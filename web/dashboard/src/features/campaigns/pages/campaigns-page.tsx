import { Button } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ListWithEditor } from '@/components/list-with-editor'
import { useStepText } from '@/features/routing/public/use-step-text'
import { useAccess } from '@/features/session/public/use-access'
import type { Schema } from '@/lib/api'
import { useUrlFilters } from '@/lib/url-filters'
import { deleteCampaign } from '../requests/delete-campaign'
import { useCampaigns } from '../requests/use-campaigns'
import { CampaignEditor } from './campaign-editor'
import { CampaignState } from './campaign-state'
import { PeopleDrawer } from './people-drawer'
import { ProgressText } from './progress-text'

export function CampaignsPage() {
  const { t } = useTranslation(['campaigns', 'common'])
  const stepText = useStepText()
  const campaigns = useCampaigns()
  const canEdit = useAccess()('administrator')
  const [filters, change] = useUrlFilters()
  const people = campaigns.data?.find(({ id }) => String(id) === filters.people)
  return (
    <>
      <ListWithEditor<Schema<'Campaign'>>
        title={t('campaigns:title')}
        lead={t('campaigns:lead')}
        query={campaigns}
        texts={({ name }) => [name]}
        empty={{ title: t('campaigns:empty'), hint: t('campaigns:emptyHint') }}
        canEdit={canEdit}
        remove={{ list: 'campaigns', send: deleteCampaign, nameOf: ({ name }) => name }}
        editor={CampaignEditor}
        columns={[
          { label: t('common:name'), cell: ({ name }) => name },
          { label: t('campaigns:state'), cell: (campaign) => <CampaignState campaign={campaign} /> },
          { label: t('campaigns:progress'), cell: ({ id }) => <ProgressText campaign={id} />, wide: true },
          { label: t('campaigns:onAnswer'), cell: ({ on_answer }) => stepText(on_answer), wide: true },
          {
            label: t('campaigns:people'),
            cell: ({ id }) => (
              <Button
                size="xs"
                variant="default"
                leftSection={<IconUsers size={16} aria-hidden />}
                onClick={(event) => {
                  event.stopPropagation()
                  change({ people: String(id) }, true)
                }}
              >
                {t('campaigns:peopleAndStart')}
              </Button>
            ),
          },
        ]}
      />
      {people && (
        <PeopleDrawer
          campaign={people}
          canEdit={canEdit}
          onClose={() => {
            change({ people: '' }, true)
          }}
        />
      )}
    </>
  )
}
