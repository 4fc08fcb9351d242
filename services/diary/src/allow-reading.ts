import type { Caller } from '@zvonok/runtime/caller'
import { sql } from '@zvonok/runtime/postgres'
import type { Db, Read } from '@zvonok/runtime/postgres'
import { forbidden, notFound } from '@zvonok/runtime/refusal'
import { isOfFamily, mayReadDiary, maySeePupil, type PupilFacts } from './access.ts'

interface Asked {
  readonly schoolId: string
  readonly pupilId: string
}

const findPupil = (read: Read, { schoolId, pupilId }: Asked): Promise<PupilFacts | undefined> =>
  read.maybe<PupilFacts>(
    'read_pupil',
    sql`
      select pupil.school_id, school.region_id, school.municipality_id, pupil.class_id,
        class.class_teacher_id
      from replica_pupil pupil
      join replica_school school on school.school_id = pupil.school_id
      left join replica_class class
        on class.school_id = pupil.school_id and class.class_id = pupil.class_id
      where pupil.school_id = ${schoolId} and pupil.pupil_id = ${pupilId}`,
  )

/** A family is recognised by its grant alone, without a query; of others it is asked who the pupil is. */
export const allowReading = async (db: Db, caller: Caller, asked: Asked): Promise<void> => {
  if (isOfFamily(caller, asked)) return
  const pupil = await db.read({ schoolId: asked.schoolId }, (read) => findPupil(read, asked))
  if (pupil === undefined || !maySeePupil(caller, pupil)) throw notFound('pupil')
  if (!mayReadDiary(caller, pupil)) throw forbidden('NOT_YOUR_PUPIL')
}
