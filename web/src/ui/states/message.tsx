import type { ReactNode } from 'react'
import classes from './states.module.css'

interface Props {
  readonly title: string
  readonly text?: ReactNode
  readonly children?: ReactNode
  readonly role?: 'alert' | 'status'
}

/** A page that has one thing to say: what is so, why, and what to do next. */
export const Message = ({ title, text, children, role }: Props) => (
  <section className={classes['message']} role={role}>
    <h2>{title}</h2>
    {text !== undefined && <p className={classes['text']}>{text}</p>}
    {children !== undefined && <div className={classes['actions']}>{children}</div>}
  </section>
)
