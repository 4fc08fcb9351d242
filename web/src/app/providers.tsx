import { MantineProvider } from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { ModalsProvider } from '@mantine/modals'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useState } from 'react'
import { I18nextProvider, useTranslation } from 'react-i18next'
import 'dayjs/locale/ru'
import { i18n } from '../i18n/i18n.ts'
import { startKeeping } from '../offline/keeping.ts'
import { theme } from '../ui/theme.ts'
import { colorSchemeManager } from './preferences.ts'
import { createQueryClient } from './query-client.ts'
import { createAppRouter } from './router.ts'
import { renewSessionWith } from './session.ts'

const createRenewingClient = () => {
  const client = createQueryClient()
  renewSessionWith(client)
  startKeeping(client)
  return client
}

export const Providers = () => {
  const [queryClient] = useState(createRenewingClient)
  const [router] = useState(() => createAppRouter(queryClient))
  return (
    <I18nextProvider i18n={i18n}>
      <QueryClientProvider client={queryClient}>
        <MantineProvider
          theme={theme}
          colorSchemeManager={colorSchemeManager}
          defaultColorScheme="auto"
          // Both would write <style> elements; the built theme stylesheet stands for them.
          withCssVariables={false}
          withGlobalClasses={false}
        >
          <Localised>
            <RouterProvider router={router} />
          </Localised>
        </MantineProvider>
      </QueryClientProvider>
    </I18nextProvider>
  )
}

const Localised = ({ children }: { readonly children: React.ReactNode }) => {
  const { t, i18n: current } = useTranslation()
  const labels = { confirm: t('action.confirm'), cancel: t('action.cancel') }
  return (
    <DatesProvider settings={{ locale: current.language, firstDayOfWeek: 1 }}>
      <ModalsProvider labels={labels}>
        <Notifications position="bottom-center" limit={3} autoClose={6000} />
        {children}
      </ModalsProvider>
    </DatesProvider>
  )
}
