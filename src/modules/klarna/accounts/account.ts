import type { KlarnaClient } from "../../../klarna/client"
import type { Environment, Region } from "../../../klarna/regions"

/** A configured Klarna account with the client that speaks for it. */
export interface Account {
  /** The key in `options.accounts`, and the end of the provider id `pp_klarna_<id>`. */
  readonly id: string
  readonly environment: Environment
  readonly region: Region
  /** Address of its API, without a slash at the end. */
  readonly apiUrl: string
  /** Names this installation of the store; see `installationOf`. */
  readonly installation: string
  readonly client: KlarnaClient
}
