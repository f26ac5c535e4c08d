import type { KlarnaClient } from "../../../klarna/client"
import type { CredentialCheck } from "../../../klarna/credentials"
import type { Environment, Region } from "../../../klarna/regions"

/** A configured Klarna account with the client that speaks for it. */
export interface Account {
  /** The key in `options.accounts`, and the end of the provider id `pp_klarna_<id>`. */
  readonly id: string
  readonly environment: Environment
  readonly region: Region
  /** Address of its API, without a slash at the end. */
  readonly apiUrl: string
  /** As Klarna's portal shows it, where the options name it. */
  readonly merchantId: string | undefined
  /** Names where this store runs; see `siteOf`. Sessions and orders belong to it. */
  readonly site: string
  /** Names this installation of the store and its merchant id; see `installationOf`. Tokens and operations belong to it. */
  readonly installation: string
  readonly client: KlarnaClient
  /** Asks Klarna whether it takes the account's credentials; nothing comes of it there. */
  readonly checkCredentials: () => Promise<CredentialCheck>
}
