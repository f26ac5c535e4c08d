import { cpSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { z } from "zod"

import { ROOT } from "../../../demo/support/folder"

const TEMPLATE = join(__dirname, "..", "template")
const SEED = join(ROOT, "demo", "seed")
/** What a new Medusa project has; in the versions this repository is made with. */
const DEPENDENCIES = [
  "@medusajs/admin-sdk",
  "@medusajs/cli",
  "@medusajs/framework",
  "@medusajs/medusa",
]
const DEV_DEPENDENCIES = ["@swc/core", "@types/node", "ts-node", "typescript"]

const Manifest = z.object({ devDependencies: z.record(z.string(), z.string()) })
const Lockfile = z.looseObject({ packages: z.record(z.string(), z.unknown()) })

/** Writes the files of a new store. Its products and regions come from the seed of this repository's demo. */
export function writeStore(folder: string): void {
  const manifest = toManifest(Manifest.parse(readJson(join(ROOT, "package.json"))).devDependencies)
  cpSync(TEMPLATE, folder, { recursive: true })
  // It has its name only there, so that editor and linter read the template with this repository's own.
  renameSync(join(folder, "tsconfig.store.json"), join(folder, "tsconfig.json"))
  const scripts = join(folder, "src", "scripts")
  cpSync(SEED, join(scripts, "seed"), { recursive: true })
  cpSync(`${SEED}.ts`, join(scripts, "seed.ts"))
  writeJson(join(folder, "package.json"), manifest)
  const installed = readJson(join(ROOT, "node_modules", ".package-lock.json"))
  writeJson(join(folder, "package-lock.json"), toLockfile(installed, manifest))
}

function toManifest(versions: Record<string, string>) {
  const pick = (names: string[]) =>
    Object.fromEntries(names.map((name) => [name, versions[name] ?? "*"]))
  return {
    name: "a-store",
    version: "0.0.0",
    private: true,
    dependencies: pick(DEPENDENCIES),
    devDependencies: pick(DEV_DEPENDENCIES),
  }
}

/** The packages that are installed here, so that npm has nothing to look up; it drops those the store doesn't need. */
function toLockfile(lockfile: unknown, manifest: ReturnType<typeof toManifest>) {
  const { packages, ...rest } = Lockfile.parse(lockfile)
  const { name, version } = manifest
  return { ...rest, name, version, packages: { ...packages, "": manifest } }
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"))
}

function writeJson(file: string, content: object): void {
  writeFileSync(file, JSON.stringify(content, null, 2))
}
