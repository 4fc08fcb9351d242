import { MunicipalityServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/municipalities'
import { feature, get, post, put } from '../feature.ts'

export const municipalities = feature(MunicipalityServiceDefinition, {
  listMunicipalities: get('/municipalities'),
  putMunicipality: [
    post('/municipalities', { operationId: 'createMunicipality' }),
    put('/municipalities/:municipalityId'),
  ],
})
