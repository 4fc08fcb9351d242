import type { GetImportRequest, Import } from '@zvonok/contracts/zvonok/registry/v1/imports'
import type { Context } from '@zvonok/runtime/rpc'
import { keepers } from '../access.ts'
import { createCheck } from '../check.ts'
import type { Deps } from '../deps.ts'
import { allowIn } from '../schools/allow.ts'
import { toImport } from './messages.ts'
import { getImportRow } from './store.ts'

export const getImport =
  ({ db }: Deps) =>
  async (request: GetImportRequest, { caller }: Context): Promise<Import> => {
    const { schoolId } = request
    await allowIn(db, caller, schoolId, keepers.imports)
    const check = createCheck()
    const importId = check.id('importId', request.importId)
    check.done()
    return toImport(await db.read({ schoolId }, (read) => getImportRow(read, schoolId, importId)))
  }
