import type { GetPlanTemplateResponse } from '@zvonok/contracts/zvonok/journal/v1/plans'
import { writeTemplate } from './workbook.ts'

export const getPlanTemplate = async (): Promise<GetPlanTemplateResponse> => ({
  file: await writeTemplate(),
})
