import { spawnSync } from "node:child_process"
import { existsSync, statSync } from "node:fs"

/** The account PostgreSQL runs as, when it is not our own. */
export interface Account {
  uid: number
  gid: number
}

/** The right to read everything, kept over the change of account, and by `access()` too, which PostgreSQL asks first. */
const CAPABILITY = [
  "--inh-caps=+dac_override",
  "--ambient-caps=+dac_override",
  "--securebits=+no_setuid_fixup",
]

/**
 * PostgreSQL refuses to run as root. Root gets the account that owns the data already, else the system's `postgres`,
 * else `nobody`: no account is created. Everybody else runs it as themselves (undefined).
 */
export function accountFor(dataDir: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const owner = existsSync(dataDir) ? statSync(dataDir) : undefined
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  return lookUp("postgres") ?? lookUp("nobody")
}

/**
 * Puts the change of account before a command. The account may pass folders that only root can read (a clone in /root or
 * in a `mktemp -d`), where the machine grants that capability.
 */
export function asAccount(account: Account | undefined, command: string[]): string[] {
  if (!account) return command
  const change = ["setpriv", `--reuid=${account.uid}`, `--regid=${account.gid}`, "--clear-groups"]
  if (isRunnable([...change, ...CAPABILITY])) return [...change, ...CAPABILITY, "--", ...command]
  if (isRunnable(change)) return [...change, "--", ...command]
  throw new Error(
    "PostgreSQL doesn't run as root, and `setpriv` (package util-linux) is not there to change the account: " +
      "start this as another user.",
  )
}

function isRunnable([program = "", ...args]: string[]): boolean {
  return spawnSync(program, [...args, "--", "true"]).status === 0
}

function lookUp(name: string): Account | undefined {
  const [uid, gid] = ["-u", "-g"].map((flag) => spawnSync("id", [flag, name], { encoding: "utf8" }))
  if (uid?.status !== 0 || gid?.status !== 0) return undefined
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
}
