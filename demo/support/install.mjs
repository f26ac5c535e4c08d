import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..")
const LOCKFILE = join(ROOT, "package-lock.json")
/** npm's own record of what it put there; absent after an installation that was broken off. */
const INSTALLED = join(ROOT, "node_modules", ".package-lock.json")
/** Our record of the lockfile that was installed. */
const STAMP = join(ROOT, "node_modules", ".installed-for")

/**
 * Installs the dependencies when they are absent or other than the lockfile's. Ends the process when that fails.
 * `npm ci` refuses a lockfile that lacks other platforms' packages, as one does that was written against a registry without
 * them; `npm install` takes it, and with `--no-save` it changes no file of the repository.
 */
export function installWhenMissing() {
  if (isInstalled()) return
  console.log("Installing the dependencies: this takes a few minutes.")
  if (!existsSync(LOCKFILE) || runNpm("ci").status !== 0) install()
  writeFileSync(STAMP, fingerprint())
}

function install() {
  const { status, error, stderr } = runNpm("install", "--no-save")
  if (status === 0) return
  console.error(`The dependencies could not be installed: ${error ? error.message : stderr}`)
  process.exit(1)
}

function runNpm(...command) {
  const args = [...command, "--no-audit", "--no-fund", "--loglevel=error"]
  const shell = process.platform === "win32"
  return spawnSync("npm", args, { cwd: ROOT, encoding: "utf8", shell })
}

/** Contents are compared, not dates: a `git checkout` touches the lockfile without changing it. */
function isInstalled() {
  if (!existsSync(INSTALLED)) return false
  if (!existsSync(LOCKFILE)) return true
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === fingerprint()) return true
  return hasSameVersions(packagesOf(LOCKFILE), packagesOf(INSTALLED))
}

/** Whoever installed by hand left no stamp. */
function hasSameVersions(wanted, installed) {
  return Object.entries(wanted).every(([path, { version, optional }]) =>
    path in installed ? installed[path].version === version : path === "" || optional,
  )
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages
}

function fingerprint() {
  const content = existsSync(LOCKFILE) ? readFileSync(LOCKFILE) : ""
  return createHash("sha256").update(content).digest("hex")
}
