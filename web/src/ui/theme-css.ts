import {
  convertCssVariables,
  DEFAULT_THEME,
  deepMerge,
  defaultCssVariablesResolver,
  mergeMantineTheme,
} from '@mantine/core'
import { cssVariables, theme } from './theme.ts'

/** The whole theme as one stylesheet, for the build: light and dark by an attribute of <html>. */
export const themeCss = (): string => {
  const merged = mergeMantineTheme(DEFAULT_THEME, theme)
  const variables = deepMerge(defaultCssVariablesResolver(merged), cssVariables(merged))
  return convertCssVariables(variables, ':root')
}
