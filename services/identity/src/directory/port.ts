export interface NewAccount {
  /** Latin letters, digits, dot, dash, underscore; compared without case. */
  readonly username: string
  readonly password: string
  /** The first sign-in has to choose another password [M А.22]. */
  readonly temporary: boolean
  /** Shown to the person on the pages of the identity provider. */
  readonly displayName?: string | undefined
}

export interface Account {
  /** `sub` of every token; never changes and is never given to anyone else. */
  readonly subject: string
  readonly username: string
  readonly displayName?: string | undefined
  readonly temporary: boolean
  readonly disabled: boolean
}

/** A system that reads the API: it has no password and no pages, only a secret. */
export interface Machine {
  readonly clientId: string
  /** Shown to administrators of the identity provider. */
  readonly name: string
  readonly secret: string
}

/**
 * The accounts of the identity provider: Keycloak in production, the embedded provider on a laptop.
 *
 * Refusals: `USERNAME_TAKEN` (conflict), `ACCOUNT_NOT_FOUND` (not-found), `USERNAME_…` and
 * `PASSWORD_…` (invalid), `IDENTITY_PROVIDER_UNAVAILABLE` (unavailable).
 */
export interface AccountDirectory extends AsyncDisposable {
  /** Answers the new account's subject. */
  createAccount(account: NewAccount): Promise<string>
  /** Sessions stay as they are; after a breach end them too. */
  setPassword(subject: string, password: string, temporary: boolean): Promise<void>
  /** No sign-in and no refreshed token from now on; sessions end. */
  disable(subject: string): Promise<void>
  /** Ends every session of the account and tells the clients by back-channel logout. */
  endSessions(subject: string): Promise<void>
  findByUsername(username: string): Promise<Account | undefined>
  /**
   * Makes the client or gives it another secret: it takes tokens for the API by client credentials.
   * Answers the `sub` of its tokens, which never changes.
   */
  putMachine(machine: Machine): Promise<string>
  /** No token from now on; one that never was is no fault. */
  endMachine(clientId: string): Promise<void>
}
