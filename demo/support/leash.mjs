import { spawn } from "node:child_process"

/**
 * Runs a command and ends it when our standard input closes: `node leash.mjs <signal> <command> [arguments]`.
 * The input is a pipe held by the one who started us, so the command ends even when that process is killed.
 * The command gets a process group of its own: Ctrl-C in a terminal doesn't reach it, and its children end with it.
 */
const GRACE_MS = 15_000
const [signal, command, ...args] = process.argv.slice(2)
const child = spawn(command, args, { detached: true, stdio: ["ignore", "inherit", "inherit"] })

function signalTo(target, name) {
  try {
    process.kill(target, name)
  } catch {
    // It is gone already.
  }
}

function end() {
  if (!child.pid) return
  signalTo(child.pid, signal)
  setTimeout(() => signalTo(-child.pid, "SIGKILL"), GRACE_MS)
}

child.on("error", (error) => {
  console.error(`${command} could not be started: ${error.message}`)
  process.exit(1)
})
child.on("exit", (code, byWhat) => {
  if (code === null) console.error(`${command} was ended by ${byWhat}`)
  signalTo(-child.pid, "SIGKILL")
  process.exit(code ?? 1)
})
process.stdin.on("close", end).resume()
process.on("SIGTERM", end)
for (const fromTheTerminal of ["SIGINT", "SIGHUP"]) process.on(fromTheTerminal, () => undefined)
