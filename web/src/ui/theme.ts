import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core'

const ink: MantineColorsTuple = [
  '#eef3fb',
  '#dbe5f5',
  '#b6c9ea',
  '#8fadde',
  '#6f95d4',
  '#4f7cc6',
  '#3565b5',
  '#234e9c',
  '#1c4083',
  '#15326a',
]

/** A cool grey with little colour: the neutral of text, hairlines and hover. */
const dark: MantineColorsTuple = [
  '#e3e5e9',
  '#c4c8cf',
  '#9aa1ac',
  '#6d7480',
  '#474d57',
  '#343942',
  '#272b32',
  '#1d2026',
  '#15171b',
  '#0f1114',
]

const font =
  "'Inter Variable', system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"

/** The head of a dialog is no second banner of the page. */
const headless = { header: { role: 'none' } }

export const theme = createTheme({
  colors: { ink, dark },
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 6 },
  fontFamily: font,
  headings: {
    fontFamily: font,
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.5rem', lineHeight: '2rem' },
      h2: { fontSize: '1.1875rem', lineHeight: '1.625rem' },
      h3: { fontSize: '1rem', lineHeight: '1.5rem' },
    },
  },
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.5', lg: '1.5', xl: '1.4' },
  spacing: { xs: '0.25rem', sm: '0.5rem', md: '0.75rem', lg: '1rem', xl: '1.5rem' },
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // The scroll lock writes a <style> element, which the content security policy forbids;
    // index.css holds the page still while a dialog is open.
    Modal: { defaultProps: { lockScroll: false, radius: 'lg', attributes: headless } },
    Drawer: { defaultProps: { lockScroll: false, attributes: headless } },
    Menu: { defaultProps: { shadow: 'md', radius: 'md' } },
    Tooltip: { defaultProps: { openDelay: 400 } },
  },
})

/** Our own names for what a page is painted with; pages use these, never a raw colour. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    '--rail-width': '13.5rem',
    '--top-height': '3.25rem',
    '--bottom-height': '3.5rem',
    '--row-height': '2.25rem',
  },
  light: {
    '--mantine-color-body': '#fbfbfa',
    '--mantine-color-text': '#1b1e24',
    '--mantine-color-dimmed': '#5b626e',
    '--mantine-color-placeholder': '#737a86',
    '--mantine-color-error': '#b4232a',
    '--surface-raised': '#ffffff',
    '--surface-sunken': '#f3f3f1',
    '--surface-current': '#e9eff9',
    '--hairline': '#e1e2e4',
    '--hairline-strong': '#c6c9ce',
    '--accent': '#234e9c',
    '--loss': '#b4232a',
    '--loss-surface': '#fcf0f0',
    '--caution': '#8a5200',
    '--caution-surface': '#fdf6e7',
    '--saved': '#1a7434',
    '--mark-5': '#1a7434',
    '--mark-4': '#0c6b66',
    '--mark-3': '#8a5200',
    '--mark-2': '#b4232a',
    '--mark-absent': '#5b626e',
  },
  dark: {
    '--mantine-color-body': '#15171b',
    '--mantine-color-text': '#e3e5e9',
    '--mantine-color-dimmed': '#9aa1ac',
    '--mantine-color-placeholder': '#868d99',
    '--mantine-color-error': '#ff8a85',
    '--surface-raised': '#1b1e23',
    '--surface-sunken': '#111316',
    '--surface-current': '#1f2b40',
    '--hairline': '#2b2f37',
    '--hairline-strong': '#474d57',
    '--accent': '#8fb0ea',
    '--loss': '#ff8a85',
    '--loss-surface': '#2d1d1f',
    '--caution': '#ecb64f',
    '--caution-surface': '#2a2418',
    '--saved': '#68c983',
    '--mark-5': '#68c983',
    '--mark-4': '#4fc7bd',
    '--mark-3': '#ecb64f',
    '--mark-2': '#ff8a85',
    '--mark-absent': '#9aa1ac',
  },
})
