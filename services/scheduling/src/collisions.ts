import type { Rosters } from './replicas/rosters.ts'

interface Taught {
  readonly classId: string
  readonly groupId?: string | undefined
}

const meet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  [...a].some((pupilId) => b.has(pupilId))

/**
 * Whether somebody would have to sit in both lessons: by the actual pupils of the groups. A group
 * taught apart never meets its class; a group not known yet is taken for the whole class.
 */
export const sharePupils = (rosters: Rosters, a: Taught, b: Taught): boolean => {
  if (a.classId !== b.classId) return false
  if (a.groupId !== undefined && a.groupId === b.groupId) return true
  const one = a.groupId === undefined ? undefined : rosters.get(a.groupId)
  const other = b.groupId === undefined ? undefined : rosters.get(b.groupId)
  if (one !== undefined && other !== undefined) return meet(one.pupilIds, other.pupilIds)
  return one?.isApart !== true && other?.isApart !== true
}

/** A course somewhere at some time: a lesson of a date, or a cell of a weekday. */
export interface Placement extends Taught {
  /** Date, or weekday of a template. */
  readonly day: string
  /** 1 odd and 2 even weeks of a template, 0 every week; dates have none. */
  readonly week?: number
  /** Local `HH:MM`: compared by time and not by number, since two bell schedules may be in use. */
  readonly startsAt: string
  readonly endsAt: string
  readonly teacherId: string
  readonly roomId?: string | undefined
}

export type BusyKind = 'teacher' | 'room' | 'pupil'

export interface Collision<P extends Placement> {
  readonly kind: BusyKind
  readonly a: P
  readonly b: P
}

const sameWeeks = (a: Placement, b: Placement): boolean => {
  const [one, other] = [a.week ?? 0, b.week ?? 0]
  return one === 0 || other === 0 || one === other
}

const sameTime = (a: Placement, b: Placement): boolean =>
  a.startsAt < b.endsAt && b.startsAt < a.endsAt && sameWeeks(a, b)

const keysOf = (place: Placement): readonly (readonly [BusyKind, string])[] => [
  ['teacher', `${place.day} teacher ${place.teacherId}`],
  ...(place.roomId === undefined ? [] : [['room', `${place.day} room ${place.roomId}`] as const]),
  ['pupil', `${place.day} class ${place.classId}`],
]

/**
 * One teacher, one room or one pupil in two places at once. `isNew` tells which placements are
 * being judged: two old ones are not reported. A year of 46,000 lessons takes about 0.2 s.
 */
export const findCollisions = <P extends Placement>(
  placements: readonly P[],
  rosters: Rosters,
  isNew: (placement: P) => boolean = () => true,
): Collision<P>[] => {
  const buckets = new Map<string, { readonly kind: BusyKind; readonly places: P[] }>()
  const judged = placements.filter(isNew)
  for (const place of judged) {
    for (const [kind, key] of keysOf(place)) {
      const bucket = buckets.get(key)
      if (bucket === undefined) buckets.set(key, { kind, places: [place] })
      else bucket.places.push(place)
    }
  }
  // Of the others only those matter that meet a new one somewhere.
  const news = new Set(judged)
  for (const place of buckets.size === 0 ? [] : placements) {
    if (news.has(place)) continue
    for (const [, key] of keysOf(place)) buckets.get(key)?.places.push(place)
  }
  const found: Collision<P>[] = []
  for (const { kind, places } of buckets.values()) {
    for (const [index, a] of places.entries()) {
      for (let other = index + 1; other < places.length; other += 1) {
        const b = places[other]
        if (b === undefined || !(news.has(a) || news.has(b)) || !sameTime(a, b)) continue
        if (kind === 'pupil' && !sharePupils(rosters, a, b)) continue
        found.push({ kind, a, b })
      }
    }
  }
  return found
}
