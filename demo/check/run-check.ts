import { rmSync } from "node:fs"

import { bootShop } from "../support/boot"
import type { Shop } from "../support/boot"
import type { Closers } from "../support/closers"
import { newFolder } from "../support/folder"
import type { Folder } from "../support/folder"
import { servePictures } from "../support/pictures"
import { runAndClean } from "../support/run"
import { ADMIN } from "../support/store/environment"
import type { Api } from "./http"
import { Ledger } from "./ledger"
import { logIn } from "./merchant"
import { SCENES } from "./scenes"
import { readOffer } from "./shopper"

/**
 * Opens a shop of its own on free ports, buys and manages orders in it by its APIs, compares the books, and closes it.
 * @returns the exit code: 0 when everything was as it should be
 */
export async function check(): Promise<number> {
  const folder = newFolder("check")
  console.log(`Logs, kept when something goes wrong: ${folder.root}`)
  const work = (closers: Closers) => playThrough(folder, closers)
  const code = await runAndClean({ work, codeWhenStopped: 1 })
  remove(code === 0 ? folder.root : folder.database)
  return code
}

function remove(path: string): void {
  rmSync(path, { recursive: true, force: true })
}

async function playThrough(folder: Folder, closers: Closers): Promise<number> {
  const pictures = await servePictures()
  await closers.add(() => pictures.stop())
  const say = (line: string) => console.log(`${line} …`)
  const shop = await bootShop({ folder, pictures, withAdmin: false, throwAway: true, say }, closers)
  return (await play(shop)) ? 0 : 1
}

async function play(shop: Shop): Promise<boolean> {
  const headers = { "x-publishable-api-key": shop.publishableKey }
  const store: Api = { baseUrl: shop.storeUrl, headers }
  const sandbox: Api = { baseUrl: shop.sandbox.url }
  const admin = await logIn(shop.storeUrl, ADMIN)
  const ledger = new Ledger(sandbox, admin, console.log)
  const offer = await readOffer(store)
  ledger.begin()
  for (const scene of SCENES)
    await scene({ store, admin, sandbox, offer, ledger }).catch((error: unknown) =>
      ledger.noteFailure(error),
    )
  return ledger.close()
}
