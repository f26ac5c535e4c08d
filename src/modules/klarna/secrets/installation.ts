import { createHash } from "node:crypto"

/**
 * Names this installation of the store for one account: a copy of its database that runs elsewhere has another one, and
 * must not act on what the original left half done.
 */
export function installationOf(
  backendUrl: string,
  account: { id: string; merchantId?: string | undefined },
): string {
  const facts = [new URL(backendUrl).host, account.id, account.merchantId ?? ""]
  return createHash("sha256").update(JSON.stringify(facts)).digest("hex").slice(0, 32)
}
