import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { command } from '../api/client.ts'
import { problemOf } from '../api/problem.ts'
import { noDayWords } from '../ui/no-day-words.ts'
import { wordFields } from '../ui/refusal/wording.ts'
import { regionKey } from './reads.ts'

/** A form of the region's own registers. */
export const useRegionForm = <V extends Record<string, unknown>, Answer>(
  method: 'POST' | 'PUT',
  path: string,
  initial: V,
  bodyOf: (values: V) => Record<string, unknown>,
  onDone: (answer: Answer) => void,
) => {
  const queryClient = useQueryClient()
  const form = useForm<V>({ initialValues: initial, validate: noDayWords })
  const save = useMutation({
    mutationFn: (values: V) => command<Answer>(method, path, { body: bodyOf(values) }),
    onSuccess: async (answer) => {
      onDone(answer)
      await queryClient.invalidateQueries({ queryKey: regionKey })
    },
    onError: (error) => form.setErrors(wordFields(problemOf(error))),
  })
  return { form, save, submit: form.onSubmit((values) => save.mutate(values)) }
}
