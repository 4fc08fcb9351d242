import { Popover } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './mark-chip.module.css'

interface Props {
  /** As written in the journal: `5`, `.`, `н`. */
  readonly value: string
  readonly isAbsence?: boolean
  /** Spoken instead of the bare figure. */
  readonly label: string
  /** Work type, comment, date: shown on a tap. */
  readonly children?: ReactNode
}

const kindOf = ({ value, isAbsence }: Props): string => {
  if (isAbsence === true) return 'absent'
  return value === '.' ? 'debt' : value
}

/** A mark where families read: a chip that tells more when tapped. */
export const MarkChip = (props: Props) => {
  const { value, label, children } = props
  const mark = `mark ${classes['chip']}`
  if (children === undefined)
    return (
      <span className={mark} data-mark={kindOf(props)} role="img" aria-label={label}>
        {value}
      </span>
    )
  return (
    <Popover shadow="md" withArrow>
      <Popover.Target>
        <button type="button" className={mark} data-mark={kindOf(props)} aria-label={label}>
          {value}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes['more'] ?? ''}>{children}</Popover.Dropdown>
    </Popover>
  )
}
