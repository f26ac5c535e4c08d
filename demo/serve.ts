import { addressesOf, alreadyRunning, banner } from "./support/banner"
import { bootShop } from "./support/boot"
import type { Closers } from "./support/closers"
import { keptFolder } from "./support/folder"
import type { Folder } from "./support/folder"
import { LeashedError } from "./support/leashed"
import type { Leashed } from "./support/leashed"
import { servePictures } from "./support/pictures"
import { runAndClean } from "./support/run"
import { claimFolder, findRunning, releaseFolder, writeAddresses } from "./support/running"

/** Medusa's usual port; the others lie beside it. Whatever is taken moves to the next free one. */
const PORTS = { checkout: 8000, sandbox: 9300, store: 9000 }
const PICTURES_PORT = 9400

/** Opens the shop and keeps it open until a signal comes. @returns the exit code */
export async function serve(): Promise<number> {
  const folder = keptFolder()
  const running = await findRunning(folder.running)
  if (running) {
    console.error(alreadyRunning(running))
    return 1
  }
  return runAndClean({ work: (closers) => keepOpen(folder, closers), codeWhenStopped: 0 })
}

async function keepOpen(folder: Folder, closers: Closers): Promise<never> {
  const pictures = await servePictures(PICTURES_PORT)
  await closers.add(() => pictures.stop())
  claimFolder(folder.running, pictures.port)
  await closers.add(() => releaseFolder(folder.running))
  const say = (line: string) => console.log(`${line} …`)
  const wish = { folder, pictures, ports: PORTS, withAdmin: true, throwAway: false, say }
  const shop = await bootShop(wish, closers)
  writeAddresses(folder.running, { port: pictures.port, addresses: addressesOf(shop) })
  console.log(banner(shop, folder))
  return untilOneDies(shop.processes)
}

async function untilOneDies(processes: readonly Leashed[]): Promise<never> {
  const died = processes.map(async (started) => ({ started, code: await started.exited }))
  const { started, code } = await Promise.race(died)
  throw new LeashedError(started, code)
}
