import { useForm, type UseFormReturnType } from '@mantine/form'
import type { UseMutationResult } from '@tanstack/react-query'
import type { FormEventHandler } from 'react'
import { problemOf } from '../api/problem.ts'
import { noDayWords } from '../ui/no-day-words.ts'
import { wordFields } from '../ui/refusal/wording.ts'
import { putRow } from './put-row.ts'
import { useSave } from './use-save.ts'

type Values = Record<string, unknown>

interface Options<V extends Values> {
  /** `/api/schools/:schoolId/rooms` */
  readonly collection: string
  readonly id: string | undefined
  readonly version: number | undefined
  readonly initial: V
  readonly onDone: () => void
  /** What is sent when it is not just what is in the fields. */
  readonly bodyOf?: (values: V) => Values
  /** Field → sentence for what is wrong already before it is sent. */
  readonly faultsOf?: (values: V) => Record<string, string>
}

interface RowForm<V extends Values> {
  readonly form: UseFormReturnType<V>
  readonly save: UseMutationResult<unknown, Error, V>
  readonly submit: FormEventHandler<HTMLFormElement>
}

/** The form of one row: fields that the server refuses are marked with its words. */
export const useRowForm = <V extends Values>({
  collection,
  id,
  version = 0,
  initial,
  onDone,
  bodyOf,
  faultsOf,
}: Options<V>): RowForm<V> => {
  const form = useForm<V>({
    initialValues: initial,
    validate: (values) => ({ ...noDayWords(values), ...faultsOf?.(values) }),
  })
  const save = useSave(
    (values: V) =>
      putRow(collection, id, { ...(bodyOf?.(values) ?? values), expectedVersion: version }),
    onDone,
  )
  const submit = form.onSubmit((values) =>
    save.mutate(values, { onError: (error) => form.setErrors(wordFields(problemOf(error))) }),
  )
  return { form, save, submit }
}
