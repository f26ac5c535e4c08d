import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"

import { ROOT } from "../../../demo/support/folder"
import { startLeashed } from "../../../demo/support/leashed"
import type { Leashed } from "../../../demo/support/leashed"
import type { Run } from "../../../demo/support/store/medusa"
import { serveStore } from "../../../demo/support/store/serve"

const MEDUSA = join(ROOT, "node_modules", "@medusajs", "cli", "cli.js")
const WRITE_PID = join(__dirname, "write-pid.cjs")

interface Wish {
  /** The same after every restart: Klarna keeps the store's address. */
  port: number
  env: NodeJS.ProcessEnv
  /** A folder for a log of each start, and for the process id. */
  logs: string
  watch: (started: Leashed) => Promise<void>
}

/** The store: a process that is killed without warning, and started again on the same port. */
export class StoreProcess {
  #starts = 0
  #isUp = false
  #running: Leashed | undefined
  #up: Promise<void> = Promise.resolve()

  constructor(private readonly wish: Wish) {}

  get isUp(): boolean {
    return this.#isUp
  }

  /** Resolves when the store answers; rejects when it doesn't start any more. */
  untilUp(): Promise<void> {
    return this.#up
  }

  async start(): Promise<void> {
    const { env, logs, port, watch } = this.wish
    this.#starts += 1
    mkdirSync(logs, { recursive: true })
    const logFile = this.#logFile
    writeFileSync(logFile, "")
    const started = await serveStore({ env, logFile, port, start: this.#spawn, watch })
    this.#running = started.process
    this.#isUp = true
  }

  /** SIGKILL: no handler runs, nothing is finished. The restart goes on in the background. */
  kill(): void {
    if (!this.#isUp) return
    this.#isUp = false
    process.kill(Number(readFileSync(this.#pidFile, "utf8")), "SIGKILL")
    this.#up = this.#restart()
    // Whoever waits for the store hears of it; without anybody waiting it is no news.
    this.#up.catch(() => undefined)
  }

  /** It ends as it is asked to, and isn't started again. */
  async stop(): Promise<void> {
    this.#isUp = false
    await this.#running?.stop()
  }

  /** What it has printed since its last start. */
  printed(): string {
    return readFileSync(this.#logFile, "utf8")
  }

  async #restart(): Promise<void> {
    await this.#running?.exited
    await this.start()
  }

  get #logFile(): string {
    return join(this.wish.logs, `store-${String(this.#starts)}.log`)
  }

  get #pidFile(): string {
    return join(this.wish.logs, "store.pid")
  }

  readonly #spawn = ({ name, args, env, logFile }: Run): Leashed =>
    startLeashed({
      command: [process.execPath, "--require", WRITE_PID, MEDUSA, ...args],
      cwd: ROOT,
      env: { ...env, CHAOS_PID_FILE: this.#pidFile },
      logFile,
      name,
      signal: "SIGTERM",
    })
}
