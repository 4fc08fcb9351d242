import type { ReactNode } from 'react'
import type { Problem } from '../../api/problem.ts'
import { RefusalText } from './refusal-text.tsx'
import classes from './refusal.module.css'

interface Props {
  readonly problem: Problem
  /** The way on: every refusal has one. */
  readonly children?: ReactNode
}

/** A refusal beside the form or row that it concerns. */
export const RefusalBox = ({ problem, children }: Props) => (
  <div className={classes['box']} role="alert">
    <RefusalText problem={problem} />
    {children !== undefined && <div className={classes['way']}>{children}</div>}
  </div>
)
