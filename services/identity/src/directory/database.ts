import { migrate } from '@zvonok/runtime/migrate'

/** Migrations of the embedded provider's database; the service's own stand in `migrations/`. */
export const idpMigrations = new URL('../../idp-migrations/', import.meta.url)

/** Brings the embedded provider's database up to date. */
export const migrateIdp = (url: string): Promise<void> => migrate({ url, directory: idpMigrations })
