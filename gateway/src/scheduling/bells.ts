import { BellServiceDefinition } from '@zvonok/contracts/zvonok/scheduling/v1/bells'
import { feature, get, post, put } from '../feature.ts'

export const bells = feature(BellServiceDefinition, {
  listBells: get('/schools/:schoolId/bells'),
  putBells: [
    post('/schools/:schoolId/bells', { operationId: 'createBells' }),
    put('/schools/:schoolId/bells/:bellsId'),
  ],
})
