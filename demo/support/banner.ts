import type { Shop } from "./boot"
import type { Folder } from "./folder"
import type { Running } from "./running"
import { ADMIN } from "./store/environment"

/** What the person sees when the shop is open. */
export function banner(shop: Shop, folder: Folder): string {
  return `
The shop is open.

${addressLines(addressesOf(shop))}

  Login             ${ADMIN.email} / ${ADMIN.password}
  Publishable key   ${shop.publishableKey}
  Log               ${folder.storeLog}

The admin's very first page takes half a minute to build.
The database is kept in ${folder.root}. The sandbox keeps Klarna's orders in memory: orders of an earlier
run can be looked at in the admin, but no longer captured, refunded or cancelled there. To begin anew, delete that folder.

Ctrl-C stops everything.
`
}

export function addressesOf(shop: Shop): Running["addresses"] {
  return {
    Checkout: shop.checkoutUrl,
    Admin: `${shop.storeUrl}/app`,
    "Store API": `${shop.storeUrl}/store`,
    "Klarna sandbox": `${shop.sandbox.url}/_sandbox`,
    Database: shop.databaseUrl,
  }
}

/** What the person sees who starts the demo a second time. */
export function alreadyRunning({ pid, addresses }: Running): string {
  const lines = addressLines(addresses)
  const where = lines === "" ? "It is still starting." : lines
  return `The demo is running already (process ${pid}).\n\n${where}\n\nEnd it with Ctrl-C there, or with: kill ${pid}`
}

function addressLines(addresses: Running["addresses"]): string {
  return Object.entries(addresses)
    .map(([name, address]) => `  ${name.padEnd(17)} ${address}`)
    .join("\n")
}
