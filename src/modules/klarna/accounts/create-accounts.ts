import { createKlarnaClient } from "../../../klarna/client"
import type { CallRecord } from "../../../klarna/http/send"
import { RATE_LIMITS } from "../../../klarna/rate-limits"
import { apiUrl } from "../../../klarna/regions"
import type { KlarnaOptions } from "../../../options/schema"
import { installationOf } from "../secrets/installation"
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
    const { region, username, password } = account
    const baseUrl = account.apiUrl ?? apiUrl(region, environment)
    const client = createKlarnaClient({
      baseUrl,
      maxTries,
      onCall: (record) => {
        onCall(id, record)
      },
      password,
      rateLimits,
      requestTimeoutMs,
      username,
    })
    const installation = installationOf(options.backendUrl, { id, merchantId: account.merchantId })
    return [id, { apiUrl: baseUrl, client, environment, id, installation, region }]
  })
  return new Map(accounts)
}
