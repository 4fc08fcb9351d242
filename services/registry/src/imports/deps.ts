import type { WithSnils } from '../deps.ts'
import type { Sealer } from '../seal.ts'

export interface ImportDeps extends WithSnils {
  readonly sealer: Sealer
}

/** Binds a sealed file to its import. */
export const filePurpose = (importId: string): string => `import ${importId}`
