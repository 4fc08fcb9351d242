import exec from 'k6/execution'
import { SharedArray } from 'k6/data'

const all = new SharedArray('people', () => [JSON.parse(open(__ENV.PEOPLE))])
export const url = `${all[0].url}/api/schools/${all[0].schoolId}`

export const families = new SharedArray('families', () => JSON.parse(open(__ENV.PEOPLE)).families)

const ofTeachers = (pick) => () =>
  JSON.parse(open(__ENV.PEOPLE)).teachers.flatMap(({ cookie, csrfToken, journals }) =>
    journals.flatMap((journal) => pick(journal).map((one) => ({ ...one, cookie, csrfToken }))),
  )

export const pages = new SharedArray(
  'pages',
  ofTeachers(({ courseId }) => [{ courseId }]),
)
export const cells = new SharedArray(
  'cells',
  ofTeachers((journal) => journal.cells),
)
export const seats = new SharedArray(
  'seats',
  ofTeachers((journal) => journal.seats),
)

export const anyOf = (items) => items[Math.floor(Math.random() * items.length)]

// Versions of what this user has written.
const versions = {}
let turn = 0

/** A place only this user writes into, with the version it stands at: nobody else's save is in the way. */
export const ownOf = (items, users) => {
  const own = Math.max(1, Math.floor((items.length - (exec.vu.idInTest % users)) / users))
  turn += 1
  const at = (exec.vu.idInTest % users) + users * (turn % own)
  const item = items[at % items.length]
  const key = `${item.lessonId} ${item.pupilId}`
  const known = versions[key]
  return {
    ...item,
    version: known === undefined ? item.version : known,
    saved: (version) => {
      versions[key] = version
    },
  }
}
