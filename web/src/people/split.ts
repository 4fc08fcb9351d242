/** A pupil goes to one group of a split; the first group takes the odd one. */
export const splitInHalves = (
  pupilIds: readonly string[],
): readonly [readonly string[], readonly string[]] => {
  const half = Math.ceil(pupilIds.length / 2)
  return [pupilIds.slice(0, half), pupilIds.slice(half)]
}

/** Which of the two groups each pupil is in; both never, none perhaps. */
export type Split = ReadonlyMap<string, 0 | 1>

export const splitOf = (first: readonly string[], second: readonly string[]): Split =>
  new Map<string, 0 | 1>([
    ...first.map((id): [string, 0] => [id, 0]),
    ...second.map((id): [string, 1] => [id, 1]),
  ])

/** Ticked again a pupil leaves the group. */
export const moved = (split: Split, pupilId: string, to: 0 | 1): Split => {
  const next = new Map(split)
  if (next.get(pupilId) === to) next.delete(pupilId)
  else next.set(pupilId, to)
  return next
}

export const membersOf = (split: Split, group: 0 | 1): readonly string[] =>
  [...split].filter(([, at]) => at === group).map(([id]) => id)
