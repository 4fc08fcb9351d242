import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { Message } from './message.tsx'

export type FirstAction =
  | { readonly label: string; readonly href: string }
  | { readonly label: string; readonly onClick: () => void }

interface Props {
  readonly title: string
  readonly text?: ReactNode
  readonly action?: FirstAction | undefined
  readonly isAlone?: boolean
  /** Another way, after the first. */
  readonly children?: ReactNode
}

/** Nothing here yet: says what to do first, with the button that does it. */
export const Empty = ({ title, text, action, isAlone = false, children }: Props) => (
  <Message title={title} text={text} isAlone={isAlone}>
    {action === undefined ? undefined : 'href' in action ? (
      <Button component="a" href={action.href}>
        {action.label}
      </Button>
    ) : (
      <Button onClick={action.onClick}>{action.label}</Button>
    )}
    {children}
  </Message>
)
