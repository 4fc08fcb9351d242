import { Button, Group, Progress } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { problemOf } from '../api/problem.ts'
import { currentLocale } from '../i18n/i18n.ts'
import { useSchool } from '../school/use-school.ts'
import { FileDrop } from '../ui/file-drop.tsx'
import { useFormat } from '../ui/format.ts'
import { RefusalBox } from '../ui/refusal/refusal-box.tsx'
import { changesOf, isUnderWay, stateOf, type Import } from './api.ts'
import { Counts, Rows } from './preview.tsx'
import { Problems } from './problems.tsx'
import classes from './imports.module.css'

interface Props {
  readonly found: Import
  readonly isDeciding: boolean
  readonly isSending: boolean
  readonly error: Error | null
  readonly onApply: () => void
  readonly onCancel: () => void
  readonly onFile: (file: File) => void
  readonly onAnother: () => void
}

/** Where an import stands and what may be done about it now. */
export const Found = (props: Props) => {
  const { found, error } = props
  const { t } = useTranslation()
  const state = stateOf(found)
  return (
    <div className={classes['found']}>
      <div role="status">
        <p className={classes['file']}>{found.fileName}</p>
        <h2>{t(`import.state.${state}`)}</h2>
        {state === 'REFUSED' && <p>{t('import.refusedText', { count: found.problemCount })}</p>}
      </div>
      {isUnderWay(found) && <Under found={found} />}
      {error !== null && <RefusalBox problem={problemOf(error)} />}
      <Ways {...props} />
      {state === 'REFUSED' && <Problems problems={found.problems} total={found.problemCount} />}
      {found.counts.length > 0 && <Counts counts={found.counts} />}
      {found.rows.length > 0 && <Rows rows={found.rows} />}
    </div>
  )
}

const Under = ({ found }: { readonly found: Import }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const share = found.total === 0 ? 0 : (found.done / found.total) * 100
  return (
    <div className={classes['progress']}>
      <Progress value={share} aria-label={t(`import.state.${stateOf(found)}`)} />
      <p>
        {t('import.rowsDone', {
          done: format.count(found.done),
          total: format.count(found.total),
        })}
      </p>
    </div>
  )
}

const Ways = ({ found, isDeciding, isSending, onApply, onCancel, onFile, onAnother }: Props) => {
  const { t } = useTranslation()
  const { api, schoolId, year } = useSchool()
  const state = stateOf(found)
  const changes = changesOf(found)
  const annotated = `${api}/imports/${found.importId}/annotated?locale=${currentLocale()}`
  if (state === 'REFUSED')
    return (
      <>
        <FileDrop label={t('import.dropCorrected')} isBusy={isSending} onFile={onFile} />
        <Group>
          <Button component="a" href={annotated} download>
            {t('import.annotated')}
          </Button>
          <Button variant="default" loading={isDeciding} onClick={onCancel}>
            {t('import.cancel')}
          </Button>
        </Group>
      </>
    )
  if (state === 'READY')
    return (
      <Group>
        <Button loading={isDeciding} disabled={changes === 0} onClick={onApply}>
          {changes === 0 ? t('import.nothing') : t('import.apply', { count: changes })}
        </Button>
        <Button variant="default" disabled={isDeciding} onClick={onCancel}>
          {t('import.cancel')}
        </Button>
      </Group>
    )
  if (state === 'CHECKING')
    return (
      <Group>
        <Button variant="default" loading={isDeciding} onClick={onCancel}>
          {t('import.cancel')}
        </Button>
      </Group>
    )
  if (state === 'APPLYING') return null
  return (
    <Group>
      {state === 'APPLIED' && (
        <Button
          renderRoot={(root) => (
            <Link
              to="/schools/$schoolId/$year/people/pupils"
              params={{ schoolId, year }}
              {...root}
            />
          )}
        >
          {t('import.toPupils')}
        </Button>
      )}
      <Button variant="default" onClick={onAnother}>
        {t('import.another')}
      </Button>
    </Group>
  )
}
