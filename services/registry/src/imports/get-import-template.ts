import type {
  GetImportTemplateRequest,
  GetImportTemplateResponse,
} from '@zvonok/contracts/zvonok/registry/v1/imports'
import { academicYearOf } from '@zvonok/policy/academic-year'
import { localDate } from '@zvonok/runtime/clock'
import { writeWorkbook } from '@zvonok/spreadsheet/write'
import type { Deps } from '../deps.ts'
import { templateSheets } from '../workbooks/example.ts'

export const getImportTemplate =
  ({ clock }: Pick<Deps, 'clock'>) =>
  async (_request: GetImportTemplateRequest): Promise<GetImportTemplateResponse> => ({
    // The same for every school, so no zone: the example's year need not be exact to the hour.
    file: await writeWorkbook(templateSheets(academicYearOf(localDate(clock, 'UTC')))),
  })
