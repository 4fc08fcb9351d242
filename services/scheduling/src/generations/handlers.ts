import { GenerationServiceDefinition } from '@zvonok/contracts/zvonok/scheduling/v1/generations'
import { feature } from '@zvonok/runtime/grpc-server'
import type { Feature } from '@zvonok/runtime/grpc-server'
import type { Frame } from '@zvonok/runtime/service'
import { staffRoles, timetableRoles } from '../access.ts'
import { getGeneration } from './get-generation.ts'
import { previewGeneration } from './preview-generation.ts'
import { startGeneration } from './start-generation.ts'

export const generationFeature = (frame: Pick<Frame, 'db' | 'clock'>): Feature =>
  feature(
    GenerationServiceDefinition,
    {
      previewGeneration: previewGeneration(frame),
      startGeneration: startGeneration(frame),
      getGeneration: getGeneration(frame),
    },
    {
      previewGeneration: { roles: timetableRoles },
      startGeneration: { roles: timetableRoles },
      getGeneration: { roles: staffRoles },
    },
  )
