import {
  ClosingReadServiceDefinition,
  ClosingServiceDefinition,
} from '@zvonok/contracts/zvonok/attestation/v1/closings'
import { feature } from '@zvonok/runtime/grpc-server'
import type { Feature } from '@zvonok/runtime/grpc-server'
import type { Frame } from '@zvonok/runtime/service'
import { closers, closingReaders } from '../access.ts'
import { closePeriod } from './close-period.ts'
import { listClosings } from './list-closings.ts'
import { reopenPeriod } from './reopen-period.ts'

export const closingFeatures = (frame: Pick<Frame, 'db' | 'clock'>): readonly Feature[] => [
  feature(
    ClosingServiceDefinition,
    { closePeriod: closePeriod(frame), reopenPeriod: reopenPeriod(frame) },
    { closePeriod: { roles: closers }, reopenPeriod: { roles: closers } },
  ),
  feature(
    ClosingReadServiceDefinition,
    { listClosings: listClosings(frame) },
    { listClosings: { roles: closingReaders } },
  ),
]
