import { createHash } from "node:crypto"

/**
 * Names where this store runs, for one account: a copy of its database that runs under another address has another name, and
 * must not act on the purchases of the original. The whole address counts, its path too; a slash at its end doesn't.
 */
export function siteOf(backendUrl: string, accountId: string): string {
  return hashOf([addressOf(backendUrl), accountId])
}

/** Names this installation of the store for one account and merchant id: only it charges the tokens made under it. */
export function installationOf(
  backendUrl: string,
  account: { id: string; merchantId?: string | undefined },
): string {
  return hashOf([addressOf(backendUrl), account.id, account.merchantId ?? ""])
}

/** As version 0.1.0 named an installation: by the host alone. Its rows are taken over once, when they are migrated. */
export function formerInstallationOf(
  backendUrl: string,
  account: { id: string; merchantId?: string | undefined },
): string {
  return hashOf([new URL(backendUrl).host, account.id, account.merchantId ?? ""])
}

/** The host alone for https without a path, so that most stores keep the name that they had. */
function addressOf(backendUrl: string): string {
  const { host, pathname, protocol } = new URL(backendUrl)
  const scheme = protocol === "https:" ? "" : `${protocol}//`
  return `${scheme}${host}${pathname.replace(/\/+$/, "")}`
}

function hashOf(facts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(facts)).digest("hex").slice(0, 32)
}
