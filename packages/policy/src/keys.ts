import { policyShapes, type PolicyKey, type PolicyValues } from './values.ts'

/** The dotted name each key has in the requirements (1.13). */
export const policyNames: Readonly<Record<PolicyKey, string>> = {
  'P-01': 'journal.fill.deadline',
  'P-02': 'homework.deadline',
  'P-03': 'written.mark.deadline',
  'P-04': 'personalData.verify.period',
  'P-05': 'absence.codes',
  'P-06': 'absence.who',
  'P-07': 'grade1.mode',
  'P-08': 'unmarked.symbol',
  'P-09': 'nonAttestation.letters',
  'P-10': 'finals.deadline',
  'P-11': 'finals.minMarks',
  'P-12': 'marks.editWindow',
  'P-13': 'marks.lockAfterFinals',
  'P-14': 'marks.signsAndWeights',
  'P-15': 'marks.scale',
  'P-16': 'plan.deadline',
  'P-17': 'topic.textRules',
  'P-18': 'noHomework.placeholder',
  'P-19': 'auth.modes',
  'P-20': 'schedule.owner',
  'P-21': 'groups.split.when',
  'P-22': 'homeStudy.recording',
  'P-23': 'hospital.marks',
  'P-24': 'paper.frequency',
  'P-25': 'retention',
  'P-26': 'classTeacher.powers',
  'P-27': 'parents.see',
  'P-28': 'homework.attachments.store',
  'P-29': 'average.binding',
  'P-30': 'calendar.zoneAndWeek',
}

export const policyKeys: readonly PolicyKey[] = Object.keys(policyNames).filter(isPolicyKey)

export function isPolicyKey(text: string): text is PolicyKey {
  return Object.hasOwn(policyNames, text)
}

/** Whether a value typed by an authority or a school fits the key. */
export const isPolicyValue = <K extends PolicyKey>(
  key: K,
  value: unknown,
): value is PolicyValues[K] => policyShapes[key].accepts(value)
