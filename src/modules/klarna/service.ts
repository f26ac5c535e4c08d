import type { Logger } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

import { parseOptions } from "../../options/parse"
import type { KlarnaOptions } from "../../options/schema"
import type { Account } from "./accounts/account"
import { createAccounts } from "./accounts/create-accounts"
import { describeCall, isWorthAWarning } from "./accounts/describe-call"
import { reportAfterStart } from "./after-start"
import type { CallbackKind } from "./models/klarna-callback"
import { KlarnaAttempts } from "./rows/attempts"
import { type KlarnaOperationRow, type KlarnaSessionRow, Rows } from "./rows/base"
import { KlarnaCallbacks } from "./rows/callbacks"
import { KlarnaCharges } from "./rows/charges"
import { KlarnaCustomerTokens } from "./rows/customer-tokens"
import { isForeign, requireOwn } from "./rows/foreign"
import { KlarnaInstallations } from "./rows/installations"
import { Journal } from "./rows/journal"
import { type Asker, type Intent, KlarnaOperations } from "./rows/operations"
import { KlarnaOrders } from "./rows/orders"
import { adoptPageOrder, beginPageOrder, pageOrderOf } from "./rows/page-order"
import { type Ask, perform } from "./rows/perform"
import { type Database, SyncQueue } from "./rows/queue"
import { KlarnaSessions } from "./rows/sessions"
import { KlarnaSubscriptions } from "./rows/subscriptions"
import {
  type CallbackTokens,
  type CallbackTopic,
  createCallbackTokens,
  toCallbackUrls,
} from "./secrets/callback-tokens"
import { type ChargeLinks, createChargeLinks } from "./secrets/charge-links"
import { formerInstallationOf } from "./secrets/installation"
import { createSealer } from "./secrets/sealer"
import { followSandboxClock } from "./sandbox-clock"

export type {
  KlarnaChargeRow,
  KlarnaCustomerTokenRow,
  KlarnaOperationRow,
  KlarnaOrderRow,
  KlarnaSessionRow,
  KlarnaSubscriptionRow,
} from "./rows/base"
export type { Claim, SyncSubject } from "./rows/queue"

export interface Clock {
  now: () => Date
}

/** A session or an order, as far as it says whose it is. */
type OwnedRow = Pick<KlarnaSessionRow, "account" | "installation">

interface Cradle {
  readonly logger: Logger
  /** MikroORM's, of the module's own connection. */
  readonly manager: { getKnex(): Database }
}

/** Holds the store's Klarna accounts with their clients, and what is remembered of Klarna's sessions and orders. */
export class KlarnaModuleService extends Rows {
  readonly options: KlarnaOptions
  /** The time by which sessions age and authorizations end. */
  readonly clock: Clock = { now: () => new Date() }
  readonly sessions: KlarnaSessions
  readonly orders: KlarnaOrders
  readonly operations: KlarnaOperations
  readonly installations: KlarnaInstallations
  readonly journal: Journal
  readonly queue: SyncQueue
  readonly callbacks: KlarnaCallbacks
  readonly attempts: KlarnaAttempts
  readonly customerTokens: KlarnaCustomerTokens
  readonly subscriptions: KlarnaSubscriptions
  readonly charges: KlarnaCharges
  /** Links by which customers pay an open charge. */
  readonly chargeLinks: ChargeLinks
  /** Medusa calls it when everything else is up, and waits for it: so it only begins. */
  readonly __hooks: {
    readonly onApplicationStart: () => Promise<void>
    readonly onApplicationShutdown: () => Promise<void>
  }
  #stopClock: (() => void) | undefined
  readonly #accounts: ReadonlyMap<string, Account>
  readonly #callbackTokens: CallbackTokens

  constructor(cradle: Cradle, options: unknown) {
    super(cradle, options)
    this.options = parseOptions(withoutMedusasOwn(options))
    const secrets = secretsOf(this.options)
    const sealer = createSealer(secrets)
    this.sessions = new KlarnaSessions(this, sealer)
    this.customerTokens = new KlarnaCustomerTokens(this, sealer)
    this.orders = new KlarnaOrders(this)
    this.operations = new KlarnaOperations(this)
    this.journal = new Journal(this)
    const database = () => cradle.manager.getKnex()
    this.queue = new SyncQueue(database)
    this.installations = new KlarnaInstallations(database)
    this.callbacks = new KlarnaCallbacks(this, database)
    this.attempts = new KlarnaAttempts(this)
    this.charges = new KlarnaCharges(this, database)
    this.subscriptions = new KlarnaSubscriptions(this, database)
    this.#callbackTokens = createCallbackTokens(secrets)
    this.chargeLinks = createChargeLinks(secrets)
    this.__hooks = {
      onApplicationStart: async () => {
        this.#followSandbox()
        await this.#claimDatabase(cradle.logger)
        void reportAfterStart(cradle.logger)
      },
      onApplicationShutdown: async () => {
        this.#stopClock?.()
        await this.callbacks.writeRefusals()
      },
    }
    this.#accounts = createAccounts(this.options, (accountId, record) => {
      const line = describeCall(accountId, record)
      if (isWorthAWarning(record)) cradle.logger.warn(line)
      else cradle.logger.debug(line)
    })
  }

  /** The account of this id. @throws MedusaError `not_found` when the options have none of that name */
  account(id: string): Account {
    const account = this.#accounts.get(id)
    if (account) return account
    const known = [...this.#accounts.keys()].join(", ")
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `Klarna account "${id}" is not configured; options.accounts has ${known}.`,
    )
  }

  /** Has one effect at Klarna, once: written down before it is asked for. */
  perform(account: Asker, intent: Intent, ask: Ask): Promise<KlarnaOperationRow> {
    const { journal, operations } = this
    return perform({ account, journal, operations }, intent, ask)
  }

  /** Klarna will place the order of a session on its page. `amount` in minor units. */
  beginPageOrder(account: Asker, page: { amount: number; row: KlarnaSessionRow }) {
    return beginPageOrder(this, account, page)
  }

  /** Whether Klarna places the order of a session itself, on its page. */
  async placesOnPage(row: KlarnaSessionRow): Promise<boolean> {
    return (await pageOrderOf(this, row)) !== undefined
  }

  /** Takes up the order that Klarna placed on its page. Answers whether there is one. */
  adoptPageOrder(account: Account, row: KlarnaSessionRow): Promise<boolean> {
    return adoptPageOrder(this, account, row)
  }

  /** Whether a session or order belongs to another installation of the store, as in a copy of its database. */
  isForeign(row: OwnedRow): boolean {
    return isForeign(row, this.account(row.account))
  }

  /** @throws MedusaError `not_allowed` for a session or order of another installation */
  requireOwn(row: OwnedRow): void {
    requireOwn(row, this.account(row.account))
  }

  accounts(): Account[] {
    return [...this.#accounts.values()]
  }

  /** A database that belongs to another installation is said so in the log; its purchases are passed over. */
  async #claimDatabase(logger: Logger): Promise<void> {
    const { accounts, backendUrl } = this.options
    for (const account of this.accounts()) {
      const { id } = account
      const { merchantId } = accounts[id] ?? {}
      const former = formerInstallationOf(backendUrl, { id, merchantId })
      if (await this.installations.claim(account, former)) continue
      logger.warn(
        `klarna: this database belongs to an installation of the store with another backendUrl than ${backendUrl}. Purchases ` +
          `that account "${id}" made there are left alone. If the store has moved here, confirm it: POST /admin/klarna/installation.`,
      )
    }
  }

  #followSandbox(): void {
    const apiUrl = this.accounts().find(({ id }) => this.options.accounts[id]?.apiUrl)?.apiUrl
    if (!this.options.followSandboxClock || apiUrl === undefined) return
    this.#stopClock = followSandboxClock(this.clock, apiUrl)
  }

  /** Where Klarna calls about the session with this row: one address per kind, each with a token of its own. */
  callbackUrls(sessionId: string): Record<CallbackKind, string> {
    return toCallbackUrls(this.#callbackTokens, this.options.backendUrl, sessionId)
  }

  /** Whether the token of an address is one that this store made for it. */
  verifyCallback(token: string, topic: CallbackTopic): boolean {
    return this.#callbackTokens.verify(token, topic)
  }
}

/** Medusa adds its database settings to the options object of every module. */
function withoutMedusasOwn(options: unknown): unknown {
  if (typeof options !== "object" || options === null) return options
  return Object.fromEntries(Object.entries(options).filter(([name]) => name !== "database"))
}

function secretsOf({ secret }: KlarnaOptions): [string, ...string[]] {
  if (typeof secret === "string") return [secret]
  const [newest, ...older] = secret
  return [newest, ...older]
}
