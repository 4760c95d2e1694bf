import { ActionIcon, Group, Tooltip } from '@mantine/core'
import { IconBrandWindows, IconDeviceLandlinePhone, IconQrcode, IconWorld } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Schema } from '@/lib/api'
import { BrowserDrawer } from './browser-drawer'
import { DeskDrawer } from './desk-drawer'
import { QrDrawer } from './qr-drawer'
import { WindowsDrawer } from './windows-drawer'

const drawers = { browser: BrowserDrawer, windows: WindowsDrawer, qr: QrDrawer, desk: DeskDrawer }
const icons = { browser: IconWorld, windows: IconBrandWindows, qr: IconQrcode, desk: IconDeviceLandlinePhone }
const places = ['browser', 'windows', 'qr', 'desk'] as const

/** An operator's workplaces, one click each. */
export function WorkplaceButtons({ operator }: { operator: Schema<'Operator'> }) {
  const { t } = useTranslation('workplace')
  const [open, setOpen] = useState<(typeof places)[number] | null>(null)
  const Opened = open && drawers[open]
  return (
    <Group gap={2} wrap="wrap" maw={{ base: 68, sm: 'none' }}>
      {places.map((place) => {
        const Icon = icons[place]
        return (
          <Tooltip key={place} label={t(place)}>
            <ActionIcon
              size={32}
              aria-label={`${t(place)}: ${operator.name}`}
              onClick={() => {
                setOpen(place)
              }}
            >
              <Icon size={18} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
        )
      })}
      {Opened && (
        <Opened
          operator={operator}
          onClose={() => {
            setOpen(null)
          }}
        />
      )}
    </Group>
  )
}
