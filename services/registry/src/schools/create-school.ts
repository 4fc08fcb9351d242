import { CreateSchoolRequest, School } from '@zvonok/contracts/zvonok/registry/v1/schools'
import { SubjectChanged } from '@zvonok/contracts/zvonok/registry/v1/subjects'
import { WorkTypeChanged } from '@zvonok/contracts/zvonok/registry/v1/work_types'
import { findPreset } from '@zvonok/policy/presets'
import { resolve } from '@zvonok/policy/resolve'
import { audit } from '@zvonok/runtime/audit'
import { localDate } from '@zvonok/runtime/clock'
import { command } from '@zvonok/runtime/command'
import { newId } from '@zvonok/runtime/id'
import type { Tx } from '@zvonok/runtime/postgres'
import { invalid } from '@zvonok/runtime/refusal'
import type { Context } from '@zvonok/runtime/rpc'
import { regionActor } from '../access.ts'
import { createCheck } from '../check.ts'
import type { InRegion } from '../deps.ts'
import { lockMunicipality } from '../municipalities/store.ts'
import { announcePolicies } from '../policies/events.ts'
import { listOverrides } from '../policies/store.ts'
import { announceStates } from '../record.ts'
import { saveSubjects } from '../subjects/store.ts'
import { usualSubjects } from '../subjects/usual.ts'
import { saveWorkTypes } from '../work-types/store.ts'
import { usualWorkTypes } from '../work-types/usual.ts'
import { announceSchools, toSchool } from './events.ts'
import { insertSchool, type SchoolRow } from './store.ts'

const checkSchool = (request: CreateSchoolRequest) => {
  const check = createCheck()
  const municipalityId = check.id('municipalityId', request.municipalityId)
  const name = check.text('name', request.name, 300, 2)
  const shortName = check.text('shortName', request.shortName, 60, 2)
  const year = check.whole('year', request.year, 2000, 2100)
  const preset = findPreset(request.policyPreset)
  const details = { preset: request.policyPreset }
  check.that('policyPreset', preset !== undefined, 'POLICY_PRESET_UNKNOWN', details)
  check.done()
  if (preset === undefined) throw invalid('policyPreset', 'POLICY_PRESET_UNKNOWN', details)
  return { municipalityId, name, shortName, year, preset }
}

export const createSchool =
  (deps: InRegion) =>
  async (request: CreateSchoolRequest, context: Context): Promise<School> => {
    const { regionId, clock } = deps
    const by = { clock, actor: regionActor(context.caller, regionId) }
    const { preset, ...wanted } = checkSchool(request)

    const decide = async (tx: Tx): Promise<School> => {
      const municipality = await lockMunicipality(tx, regionId, wanted.municipalityId)
      if (municipality === undefined) throw invalid('municipalityId', 'MUNICIPALITY_NOT_FOUND')
      const schoolId = newId()
      const row: SchoolRow = {
        ...wanted,
        schoolId,
        regionId,
        municipalityName: municipality.name,
        zone: preset.entries['P-30'].value.zone,
        policyPreset: preset.id,
        policyVersion: 1,
        version: 1,
      }
      const overrides = await listOverrides(tx, [row])
      const policies = resolve(preset, overrides, localDate(clock, row.zone))
      const school = { ...row, zone: policies['P-30'].value.zone }
      const subjects = usualSubjects.map((subject) => ({
        ...subject,
        schoolId,
        subjectId: newId(),
        version: 1,
      }))
      const workTypes = usualWorkTypes(policies).map((workType) => ({
        ...workType,
        schoolId,
        workTypeId: newId(),
        version: 1,
      }))
      await insertSchool(tx, school)
      await saveSubjects(tx, subjects)
      await saveWorkTypes(tx, workTypes)

      announceSchools(tx, by, [school])
      announcePolicies(tx, by, [school], overrides)
      const state = { schoolId, version: 1 }
      announceStates(
        tx,
        by,
        SubjectChanged,
        subjects.map((subject) => ({ ...state, id: subject.subjectId, event: { subject } })),
      )
      announceStates(
        tx,
        by,
        WorkTypeChanged,
        workTypes.map((workType) => ({ ...state, id: workType.workTypeId, event: { workType } })),
      )
      audit(tx, {
        schoolId,
        actor: by.actor,
        action: 'school.create',
        subject: `school/${schoolId}`,
        after: toSchool(school),
        at: clock.now(),
      })
      return toSchool(school)
    }
    return command(deps, context, { request, requestType: CreateSchoolRequest }, decide, School)
  }
