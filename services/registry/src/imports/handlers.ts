import { ImportServiceDefinition } from '@zvonok/contracts/zvonok/registry/v1/imports'
import { feature } from '@zvonok/runtime/rpc'
import type { ImportDeps } from '../deps.ts'
import { keepers } from '../access.ts'
import { applyImport } from './apply-import.ts'
import { cancelImport } from './cancel-import.ts'
import { getAnnotatedImport } from './get-annotated-import.ts'
import { getImportTemplate } from './get-import-template.ts'
import { getImport } from './get-import.ts'
import { startImport } from './start-import.ts'

const rule = { roles: keepers.imports }

export const importFeature = (deps: ImportDeps) =>
  feature(
    ImportServiceDefinition,
    {
      startImport: startImport(deps),
      getImport: getImport(deps),
      applyImport: applyImport(deps),
      cancelImport: cancelImport(deps),
      getImportTemplate: getImportTemplate(deps),
      getAnnotatedImport: getAnnotatedImport(deps),
    },
    {
      startImport: rule,
      getImport: rule,
      applyImport: rule,
      cancelImport: rule,
      getImportTemplate: rule,
      getAnnotatedImport: rule,
    },
  )
