import { useRouter, type ErrorComponentProps } from '@tanstack/react-router'
import { problemOf } from '../api/problem.ts'
import { Failed } from '../ui/states/failed.tsx'

export const FrameFailed = ({ error }: ErrorComponentProps) => {
  const router = useRouter()
  return <Failed isAlone problem={problemOf(error)} onRetry={() => void router.invalidate()} />
}
