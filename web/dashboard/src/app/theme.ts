import { createTheme, type MantineColorsTuple, rem } from '@mantine/core'

// The blue of Registan's tiles; six is the button, seven the text on light.
const azure: MantineColorsTuple = [
  '#eaf4fd', '#d3e6f8', '#a6ccf0', '#76b0e7', '#4e98df', '#3489da', '#1767b1', '#135797', '#0f487d', '#093860',
]

// Dark has tones of its own, a little blue, and not the light ones turned round.
const dark: MantineColorsTuple = [
  '#d5dde6', '#b4c0cd', '#93a1b1', '#6b7b8d', '#364454', '#2a3644', '#1d2733', '#151d27', '#0f151d', '#0a0f15',
]

export const theme = createTheme({
  primaryColor: 'azure',
  primaryShade: { light: 6, dark: 6 },
  colors: { azure, dark },
  fontFamily: '"Inter Variable", system-ui, -apple-system, "Segoe UI", Roboto, sans-serif',
  headings: { fontFamily: '"Inter Variable", system-ui, sans-serif', fontWeight: '650' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  autoContrast: true,
  respectReducedMotion: true,
  breakpoints: { xs: '30em', sm: '48em', md: '62em', lg: '75em', xl: '88em' },
  components: {
    Button: { defaultProps: { size: 'sm' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 'lg' } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true } },
    Drawer: {
      defaultProps: { position: 'right', size: rem(520), overlayProps: { backgroundOpacity: 0.35 } },
    },
    Card: { defaultProps: { withBorder: true, padding: 'lg' } },
    Alert: { defaultProps: { variant: 'light' } },
    Anchor: { defaultProps: { underline: 'always' } },
  },
})
