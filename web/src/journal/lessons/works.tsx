import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../api/problem.ts'
import { wordFields } from '../../ui/refusal/wording.ts'
import type { Page } from '../marks/sheet.ts'
import { addWork, mostWorks, suggestionFor, type Work } from './draft.ts'
import classes from './lesson-panel.module.css'

interface Props {
  readonly works: readonly Work[]
  readonly types: Page['workTypes']
  readonly isOpen: boolean
  readonly problem: Problem | undefined
  readonly onChange: (works: readonly Work[]) => void
}

/** What marks are given for: up to four works with the type that weighs them. */
export const Works = ({ works, types, isOpen, problem, onChange }: Props) => {
  const { t } = useTranslation()
  const errors = problem === undefined ? {} : wordFields(problem)
  const put = (index: number, change: Partial<Work>) =>
    onChange(works.map((work, at) => (at === index ? { ...work, ...change } : work)))
  const usual = types[0]?.workTypeId ?? ''
  return (
    <fieldset className={classes['works']}>
      <legend>{t('lesson.works')}</legend>
      {works.map((work, index) => {
        const suggestion = suggestionFor(problem?.body, `works[${index}].title`)
        return (
          <div key={work.number} className={classes['work']}>
            <NativeSelect
              aria-label={t('lesson.workType', { number: work.number })}
              disabled={!isOpen}
              error={errors[`works[${index}].workTypeId`]}
              data={types.map(({ workTypeId, name, weight }) => ({
                value: workTypeId,
                label: t('lesson.typeAndWeight', { name, weight }),
              }))}
              value={work.workTypeId}
              onChange={(event) => put(index, { workTypeId: event.currentTarget.value })}
            />
            <TextInput
              aria-label={t('lesson.workTitle', { number: work.number })}
              placeholder={t('lesson.workTitleHint')}
              maxLength={300}
              readOnly={!isOpen}
              error={errors[`works[${index}].title`]}
              value={work.title}
              onChange={(event) => put(index, { title: event.currentTarget.value })}
            />
            {isOpen && work.number > 1 && (
              <ActionIcon
                variant="subtle"
                size="lg"
                aria-label={t('lesson.removeWork', { number: work.number })}
                onClick={() => onChange(works.filter((_, at) => at !== index))}
              >
                <IconTrash size={18} stroke={1.75} aria-hidden />
              </ActionIcon>
            )}
            {suggestion !== undefined && (
              <Button
                variant="light"
                size="compact-md"
                className={classes['suggestion'] ?? ''}
                onClick={() => put(index, { title: suggestion })}
              >
                {t('lesson.takeSuggestion', { text: suggestion })}
              </Button>
            )}
          </div>
        )
      })}
      {errors['works'] !== undefined && <p className={classes['loss']}>{errors['works']}</p>}
      {isOpen && works.length < mostWorks && (
        <Button variant="subtle" size="compact-md" onClick={() => onChange(addWork(works, usual))}>
          {t('lesson.addWork')}
        </Button>
      )}
    </fieldset>
  )
}
