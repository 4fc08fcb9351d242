import { ImportServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/imports'
import { feature, get, post } from '../feature.ts'

export const imports = feature(ImportServiceDefinition, {
  startImport: post('/schools/:schoolId/imports', { upload: 'file', deadlineMs: 20_000 }),
  getImport: get('/schools/:schoolId/imports/:importId'),
  applyImport: post('/schools/:schoolId/imports/:importId/apply'),
  cancelImport: post('/schools/:schoolId/imports/:importId/cancel'),
  getImportTemplate: get('/imports/template', { download: 'zvonok-import.xlsx' }),
  getAnnotatedImport: get('/schools/:schoolId/imports/:importId/annotated', {
    download: 'import-with-comments.xlsx',
    deadlineMs: 20_000,
  }),
})
