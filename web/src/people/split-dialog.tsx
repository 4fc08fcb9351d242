import { Button, TextInput } from '@mantine/core'
import type { Pupil } from '@zvonok/contracts/zvonok/registry/v1/people'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Json } from '../api/types.ts'
import { EditDialog } from '../school/edit-dialog.tsx'
import { putRow } from '../school/put-row.ts'
import { useSave } from '../school/use-save.ts'
import { useSchool } from '../school/use-school.ts'
import classes from './groups.module.css'
import { shortName } from './names.ts'
import { membersOf, moved, splitInHalves, splitOf, type Split } from './split.ts'

interface Props {
  readonly classId: string
  readonly pupils: readonly Json<Pupil>[]
  readonly onClose: () => void
}

const groups = [0, 1] as const

/** Two groups at once: halves by the alphabet first, then by hand. */
export const SplitDialog = ({ classId, pupils, onClose }: Props) => {
  const { t } = useTranslation()
  const { api } = useSchool()
  const ids = pupils.map(({ pupilId }) => pupilId)
  const [split, setSplit] = useState<Split>(() => splitOf(...splitInHalves(ids)))
  const [names, setNames] = useState<readonly [string, string]>([
    t('groups.firstName'),
    t('groups.secondName'),
  ])
  const save = useSave(async () => {
    for (const group of groups)
      await putRow(`${api}/groups`, undefined, {
        classId,
        name: names[group],
        pupilIds: membersOf(split, group),
        expectedVersion: 0,
      })
  }, onClose)
  const left = ids.length - split.size
  return (
    <EditDialog
      title={t('groups.splitTitle')}
      size="lg"
      onClose={onClose}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate(undefined)
      }}
      isSaving={save.isPending}
      error={save.error}
      submitLabel={t('groups.create')}
    >
      <div className={classes['names']}>
        <TextInput
          label={t('groups.first')}
          data-autofocus
          value={names[0]}
          onChange={(event) => setNames([event.currentTarget.value, names[1]])}
        />
        <TextInput
          label={t('groups.second')}
          value={names[1]}
          onChange={(event) => setNames([names[0], event.currentTarget.value])}
        />
      </div>
      <div className={classes['tools']}>
        <Button
          variant="default"
          size="compact-md"
          onClick={() => setSplit(splitOf(...splitInHalves(ids)))}
        >
          {t('groups.halves')}
        </Button>
        <span role="status">
          {t('groups.counts', {
            first: membersOf(split, 0).length,
            second: membersOf(split, 1).length,
            left,
          })}
        </span>
      </div>
      <table className={classes['split']}>
        <thead>
          <tr>
            <th scope="col">{t('groups.pupil')}</th>
            <th scope="col">1</th>
            <th scope="col">2</th>
          </tr>
        </thead>
        <tbody>
          {pupils.map(({ pupilId, name }) => (
            <tr key={pupilId}>
              <th scope="row">{shortName(name)}</th>
              {groups.map((group) => (
                <td key={group}>
                  <input
                    type="checkbox"
                    aria-label={t('groups.put', { name: shortName(name), group: group + 1 })}
                    checked={split.get(pupilId) === group}
                    onChange={() => setSplit(moved(split, pupilId, group))}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </EditDialog>
  )
}
