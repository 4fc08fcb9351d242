import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { stepsOf, type SetupCounts, type Step } from './steps.ts'
import classes from './checklist.module.css'

interface Props {
  readonly counts: SetupCounts
  /** `/schools/:schoolId/:year` */
  readonly base: string
}

/** The way from an empty school to its first lesson, each step with its state and what it opens. */
export const Checklist = ({ counts, base }: Props) => {
  const { t } = useTranslation()
  const steps = stepsOf(counts)
  const done = steps.filter((step) => step.state === 'done').length
  return (
    <>
      <p className={classes['progress']} role="status">
        {t('setup.progress', { done, total: steps.length })}
      </p>
      <ol className={classes['steps']}>
        {steps.map((step, index) => (
          <Row key={step.id} step={step} number={index + 1} href={`${base}/${step.path}`} />
        ))}
      </ol>
    </>
  )
}

interface RowProps {
  readonly step: Step
  readonly number: number
  readonly href: string
}

const Row = ({ step, number, href }: RowProps) => {
  const { t } = useTranslation()
  return (
    <li className={classes['step']} data-state={step.state}>
      <span className={classes['number']} aria-hidden>
        {step.state === 'done' ? <IconCheck size={16} stroke={2.25} /> : number}
      </span>
      <div className={classes['words']}>
        <Link to={href}>{t(`setup.${step.id}.title`)}</Link>
        <span className="visually-hidden">{t(`setup.state.${step.state}`)}</span>
        <p>
          {step.state === 'done'
            ? t(`setup.${step.id}.done`, { count: step.count })
            : t(`setup.${step.id}.unlocks`)}
        </p>
      </div>
      {step.state === 'next' && (
        <Button component={Link} to={href}>
          {t(`setup.${step.id}.action`)}
        </Button>
      )}
    </li>
  )
}
