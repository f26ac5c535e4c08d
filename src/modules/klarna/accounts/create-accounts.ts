import { createKlarnaClient } from "../../../klarna/client"
import { createCredentialCheck } from "../../../klarna/credentials"
import type { CallRecord } from "../../../klarna/http/send"
import { RATE_LIMITS } from "../../../klarna/rate-limits"
import { apiUrl } from "../../../klarna/regions"
import type { KlarnaOptions } from "../../../options/schema"
import { installationOf, siteOf } from "../secrets/installation"
import type { Account } from "./account"

/** All accounts of the options by id, each with its own client and connections. */
export function createAccounts(
  options: KlarnaOptions,
  onCall: (accountId: string, record: CallRecord) => void,
): ReadonlyMap<string, Account> {
  const { environment, maxTries, requestTimeoutMs } = options
  const limits = RATE_LIMITS[environment]
  const rateLimits = {
    createSession: options.rateLimits?.createSession ?? limits.createSession,
    other: options.rateLimits?.other ?? limits.other,
  }
  const accounts = Object.entries(options.accounts).map(([id, account]): [string, Account] => {
    const { region, merchantId, username, password } = account
    const baseUrl = account.apiUrl ?? apiUrl(region, environment)
    const sender = { baseUrl, password, requestTimeoutMs, username }
    const client = createKlarnaClient({
      ...sender,
      maxTries,
      onCall: (record) => {
        onCall(id, record)
      },
      rateLimits,
    })
    const installation = installationOf(options.backendUrl, { id, merchantId })
    const checkCredentials = createCredentialCheck(sender)
    const site = siteOf(options.backendUrl, id)
    const facts = { apiUrl: baseUrl, environment, id, installation, merchantId, region, site }
    return [id, { ...facts, checkCredentials, client }]
  })
  return new Map(accounts)
}
