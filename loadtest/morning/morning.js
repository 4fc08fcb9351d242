// The morning: families look at the diary while the teachers of a shift fill their journals.
import http from 'k6/http'
import { check } from 'k6'
import { anyOf, cells, families, ownOf, pages, seats, url } from './people.js'
import { region, scenario } from './rates.js'

const savers = 200

export const options = {
  scenarios: {
    weeks: scenario('readWeek', region.weeks),
    subjects: scenario('readSubjects', region.subjects),
    pages: scenario('readPage', region.pages),
    marks: scenario('putMark', region.marks),
    attendance: scenario('putAttendance', region.attendance),
  },
  thresholds: {
    // A request that was not sent in its time makes the run void.
    dropped_iterations: ['count==0'],
    http_req_failed: ['rate<0.001'],
    checks: ['rate>0.999'],
    'http_req_duration{scenario:weeks}': ['p(95)<=200', 'p(99)<=500'],
    'http_req_duration{scenario:subjects}': ['p(95)<=200', 'p(99)<=500'],
    'http_req_duration{scenario:pages}': ['p(95)<=300', 'p(99)<=700'],
    'http_req_duration{scenario:marks}': ['p(95)<=250', 'p(99)<=600'],
    'http_req_duration{scenario:attendance}': ['p(95)<=250', 'p(99)<=600'],
  },
  summaryTrendStats: ['count', 'med', 'p(95)', 'p(99)', 'max'],
  discardResponseBodies: false,
}

const read = (path, cookie, name) => http.get(url + path, { headers: { cookie }, tags: { name } })

const holds = (response, text) =>
  check(response, {
    'answered with what was asked for': (answer) =>
      answer.status === 200 && answer.body.includes(text),
  })

export const readWeek = () => {
  const { pupilId, cookie } = anyOf(families)
  holds(read(`/diary/${pupilId}/week`, cookie, 'week'), `"pupilId":"${pupilId}"`)
}

export const readSubjects = () => {
  const { pupilId, cookie } = anyOf(families)
  holds(read(`/diary/${pupilId}/subjects`, cookie, 'subjects'), `"pupilId":"${pupilId}"`)
}

export const readPage = () => {
  const { courseId, cookie } = anyOf(pages)
  holds(read(`/journals/${courseId}`, cookie, 'page'), `"courseId":"${courseId}"`)
}

const uuid = () =>
  'xxxxxxxx-xxxx-4xxx-axxx-xxxxxxxxxxxx'.replace(/x/g, () =>
    Math.floor(Math.random() * 16).toString(16),
  )

const save = (path, { cookie, csrfToken }, body, name) =>
  http.put(url + path, JSON.stringify(body), {
    headers: {
      cookie,
      'x-csrf-token': csrfToken,
      'idempotency-key': uuid(),
      'content-type': 'application/json',
    },
    tags: { name },
  })

export const putMark = () => {
  const cell = ownOf(cells, savers)
  const value = anyOf(['3', '4', '5'])
  // Another comment, or nothing would have changed.
  const body = { value, comment: `нагрузка ${cell.version}`, expectedVersion: cell.version }
  const path = `/journal-lessons/${cell.lessonId}/marks/${cell.pupilId}/1`
  const response = save(path, cell, body, 'mark')
  holds(response, `"value":"${value}"`)
  if (response.status === 200) cell.saved(response.json('version'))
  if (response.status === 409) cell.saved(Number(response.json('details.version')))
}

export const putAttendance = () => {
  const seat = ownOf(seats, savers)
  const code = seat.version % 2 === 0 ? seat.code : ''
  const entries = [{ pupilId: seat.pupilId, code, version: seat.version }]
  const path = `/journal-lessons/${seat.lessonId}/attendance`
  const response = save(path, seat, { entries }, 'attendance')
  holds(response, '"entries"')
  if (response.status === 200) seat.saved(seat.version + 1)
}
