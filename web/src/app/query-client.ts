import { onlineManager, QueryClient } from '@tanstack/react-query'
import { Problem } from '../api/problem.ts'

// It takes every page for one with a network until the browser tells of a change.
onlineManager.setOnline(navigator.onLine)

/** The client of a read has retried already; what still fails is shown with its own retry. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        gcTime: 30 * 60_000,
        retry: (count, error) => count < 1 && error instanceof Problem && error.status === 0,
        refetchOnReconnect: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
