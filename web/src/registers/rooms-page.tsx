import { NumberInput, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Room } from '@zvonok/contracts/zvonok/registry/v1/rooms'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Json } from '../api/types.ts'
import { EditDialog } from '../school/edit-dialog.tsx'
import { isWithin } from '../school/numbers.ts'
import { roomsOf } from '../school/reads.ts'
import { Register } from '../school/register.tsx'
import { useRowForm } from '../school/row-form.ts'
import { useSchool } from '../school/use-school.ts'
import type { TableColumn } from '../ui/table/rows.ts'
import { RegisterTabs } from './register-tabs.tsx'

const mostSeats = 1000

const keyOf = (room: Json<Room>) => room.roomId

export const RoomsPage = () => {
  const { t } = useTranslation()
  const { schoolId } = useSchool()
  const query = useQuery(roomsOf(schoolId))
  const columns = useMemo(
    (): readonly TableColumn<Json<Room>>[] => [
      { id: 'name', head: t('rooms.name'), value: ({ name }) => name },
      { id: 'building', head: t('rooms.building'), value: ({ building }) => building },
      {
        id: 'capacity',
        head: t('rooms.capacity'),
        value: ({ capacity }) => (capacity === 0 ? undefined : capacity),
        align: 'end',
      },
    ],
    [t],
  )
  const lastBuilding = query.data?.at(-1)?.building ?? t('rooms.mainBuilding')
  return (
    <Register
      kept="rooms"
      tabs={<RegisterTabs />}
      title={t('rooms.title')}
      query={query}
      columns={columns}
      keyOf={keyOf}
      addLabel={t('rooms.add')}
      empty={{ title: t('rooms.emptyTitle'), text: t('rooms.emptyText') }}
      editor={(room, onClose) => (
        <RoomDialog key={room?.roomId} room={room} building={lastBuilding} onClose={onClose} />
      )}
    />
  )
}

interface DialogProps {
  readonly room: Json<Room> | undefined
  readonly building: string
  readonly onClose: () => void
}

const RoomDialog = ({ room, building, onClose }: DialogProps) => {
  const { t } = useTranslation()
  const { api } = useSchool()
  const { form, save, submit } = useRowForm({
    collection: `${api}/rooms`,
    id: room?.roomId,
    version: room?.version,
    initial: {
      name: room?.name ?? '',
      building: room?.building ?? building,
      capacity: room?.capacity ?? 0,
    },
    faultsOf: ({ capacity }) =>
      Number.isInteger(capacity) && isWithin(capacity, 0, mostSeats)
        ? {}
        : { capacity: t('rooms.capacityRange', { most: mostSeats }) },
    onDone: onClose,
  })
  return (
    <EditDialog
      title={room === undefined ? t('rooms.new') : t('rooms.one', { name: room.name })}
      onClose={onClose}
      onSubmit={submit}
      isSaving={save.isPending}
      error={save.error}
    >
      <TextInput
        label={t('rooms.name')}
        description={t('rooms.nameHint')}
        data-autofocus
        {...form.getInputProps('name')}
      />
      <TextInput label={t('rooms.building')} {...form.getInputProps('building')} />
      <NumberInput
        label={t('rooms.capacity')}
        description={t('rooms.capacityHint')}
        min={0}
        max={mostSeats}
        clampBehavior="none"
        hideControls
        {...form.getInputProps('capacity')}
      />
    </EditDialog>
  )
}
