import type {
  Import as ImportMessage,
  ImportState,
} from '@zvonok/contracts/zvonok/registry/v1/imports'
import type { Json } from '../api/types.ts'
import { enumName, type EnumName } from '../school/enum-name.ts'

export type StateName = Exclude<EnumName<'IMPORT_STATE', ImportState>, 'UNSPECIFIED'>
export type Import = Json<ImportMessage>
export type ImportProblem = Import['problems'][number]

export const stateOf = ({ state }: Import): StateName => {
  const name = enumName('IMPORT_STATE', state)
  return name === 'UNSPECIFIED' ? 'CHECKING' : name
}

export const isUnderWay = (found: Import): boolean => {
  const state = stateOf(found)
  return state === 'CHECKING' || state === 'APPLYING'
}

/** «F14»: the cell as the spreadsheet names it; less when the row or sheet is meant. */
export const cellOf = ({ column, row }: Pick<ImportProblem, 'column' | 'row'>): string =>
  row === 0 ? '' : `${column}${row}`

/** Rows that would do something. */
export const changesOf = ({ counts }: Pick<Import, 'counts'>): number =>
  counts.reduce((sum, { add, change }) => sum + add + change, 0)
