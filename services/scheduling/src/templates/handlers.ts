import { TemplateServiceDefinition } from '@zvonok/contracts/zvonok/scheduling/v1/templates'
import { feature } from '@zvonok/runtime/grpc-server'
import type { Feature } from '@zvonok/runtime/grpc-server'
import type { Frame } from '@zvonok/runtime/service'
import { staffRoles, timetableRoles } from '../access.ts'
import { checkTemplate } from './check-template.ts'
import { listTemplates } from './list-templates.ts'
import { putTemplate } from './put-template.ts'

export const templateFeature = (frame: Pick<Frame, 'db' | 'clock'>): Feature =>
  feature(
    TemplateServiceDefinition,
    {
      putTemplate: putTemplate(frame),
      checkTemplate: checkTemplate(frame),
      listTemplates: listTemplates(frame),
    },
    {
      putTemplate: { roles: timetableRoles },
      checkTemplate: { roles: timetableRoles },
      listTemplates: { roles: staffRoles },
    },
  )
