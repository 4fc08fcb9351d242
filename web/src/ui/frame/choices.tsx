import { Popover } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import classes from './frame.module.css'

export interface Choice {
  readonly key: string
  readonly href: string
  readonly label: ReactNode
  readonly icon?: ReactNode
  readonly isCurrent?: boolean
}

interface Props {
  readonly button: ReactNode
  readonly className: string | undefined
  /** Names the list for those who listen. */
  readonly label: string
  readonly choices: readonly Choice[]
  readonly position?: 'bottom-start' | 'top-end'
}

/** A button that opens a list of links: other schools and children, years, the rest of the rail. */
export const Choices = ({
  button,
  className,
  label,
  choices,
  position = 'bottom-start',
}: Props) => {
  const [isOpen, setOpen] = useState(false)
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position={position}
      shadow="md"
      withinPortal={false}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <button type="button" className={className} onClick={() => setOpen(!isOpen)}>
          {button}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes['choices'] ?? ''} aria-label={label}>
        <ul>
          {choices.map((choice) => (
            <li key={choice.key}>
              <Link
                to={choice.href}
                className={classes['link']}
                aria-current={choice.isCurrent === true ? 'true' : undefined}
                onClick={() => setOpen(false)}
              >
                {choice.icon}
                <span>{choice.label}</span>
              </Link>
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  )
}
