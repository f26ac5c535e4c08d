import { spawnSync } from "node:child_process"
import { chownSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs"

import { asAccount } from "./account"
import type { Account } from "./account"

export const USER = "medusa"
export const PASSWORD = "medusa"

interface Cluster {
  initdb: string
  dataDir: string
  account: Account | undefined
}

/**
 * Makes an empty database cluster with one user. UTF-8 and the C locale everywhere, so that sorting is the same.
 * It gets its name when it is complete: one that was broken off is never taken for a database.
 */
export function createCluster({ initdb, dataDir, account }: Cluster): void {
  const unfinished = `${dataDir}.new`
  const passwordFile = `${dataDir}.password`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { recursive: true, mode: 0o700 })
  writeFileSync(passwordFile, PASSWORD)
  if (account)
    for (const path of [unfinished, passwordFile]) chownSync(path, account.uid, account.gid)
  try {
    run(asAccount(account, [initdb, ...initdbOptions(unfinished, passwordFile)]))
  } finally {
    rmSync(passwordFile)
  }
  rmSync(dataDir, { recursive: true, force: true })
  renameSync(unfinished, dataDir)
}

function initdbOptions(dataDir: string, passwordFile: string): string[] {
  return [
    `--pgdata=${dataDir}`,
    `--username=${USER}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--no-locale",
    "--no-sync",
  ]
}

function run([program = "", ...args]: string[]): void {
  const done = spawnSync(program, args, { encoding: "utf8" })
  if (done.status === 0) return
  const why = done.error?.message ?? done.stderr.trim()
  throw new Error(`The database could not be created: ${why}`)
}
