import type { ReactNode } from 'react'
import classes from './states.module.css'

interface Props {
  readonly title: string
  readonly text?: ReactNode
  readonly children?: ReactNode
  readonly role?: 'alert' | 'status'
  /** Nothing else stands on the page: the title is its heading. */
  readonly isAlone?: boolean
}

/** A page that has one thing to say: what is so, why, and what to do next. */
export const Message = ({ title, text, children, role, isAlone = false }: Props) => (
  <section className={classes['message']} role={role}>
    {isAlone ? <h1>{title}</h1> : <h2>{title}</h2>}
    {text !== undefined && <p className={classes['text']}>{text}</p>}
    {children !== undefined && <div className={classes['actions']}>{children}</div>}
  </section>
)
