import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query'
import { schoolKey } from './reads.ts'
import { useSchool } from './use-school.ts'

/** A change of a register; everything shown of the school is read anew after it. */
export const useSave = <Value, Answer>(
  save: (value: Value) => Promise<Answer>,
  onDone?: (answer: Answer) => void,
): UseMutationResult<Answer, Error, Value> => {
  const queryClient = useQueryClient()
  const { schoolId } = useSchool()
  return useMutation({
    mutationFn: save,
    onSuccess: async (answer) => {
      onDone?.(answer)
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: schoolKey(schoolId) }),
        queryClient.invalidateQueries({ queryKey: ['setup', schoolId] }),
      ])
    },
  })
}
