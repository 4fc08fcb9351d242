interface Held {
  readonly startsAt: string
  readonly endsAt: string
  readonly isCancelled: boolean
}

/** Where a lesson of today stands at a time of the school. */
export type Phase = 'past' | 'now' | 'next' | 'later'

/** `HH:MM` texts sort as times do. The first lesson not yet begun is the next; cancelled ones never are. */
export const phasesOf = <L extends Held>(lessons: readonly L[], time: string): readonly Phase[] => {
  const next = lessons.findIndex((lesson) => !lesson.isCancelled && time < lesson.startsAt)
  return lessons.map((lesson, index) => {
    if (time >= lesson.endsAt) return 'past'
    if (time < lesson.startsAt) return index === next ? 'next' : 'later'
    return lesson.isCancelled ? 'past' : 'now'
  })
}
