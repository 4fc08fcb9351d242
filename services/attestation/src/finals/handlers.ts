import {
  FinalReadServiceDefinition,
  FinalServiceDefinition,
} from '@zvonok/contracts/zvonok/attestation/v1/finals'
import { feature } from '@zvonok/runtime/grpc-server'
import type { Feature } from '@zvonok/runtime/grpc-server'
import type { Frame } from '@zvonok/runtime/service'
import { readers, setters } from '../access.ts'
import { getFinalsPage } from './get-finals-page.ts'
import { putFinals } from './put-finals.ts'

export const finalFeatures = (frame: Pick<Frame, 'db' | 'clock'>): readonly Feature[] => [
  feature(
    FinalServiceDefinition,
    { putFinals: putFinals(frame) },
    { putFinals: { roles: setters } },
  ),
  feature(
    FinalReadServiceDefinition,
    { getFinalsPage: getFinalsPage(frame) },
    { getFinalsPage: { roles: readers } },
  ),
]
