import { spawn } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"

const ENTRY = join(__dirname, "../../demo/run.mjs")

export interface StartedDemo {
  pid: number | undefined
  /** Resolves with everything printed so far, once the text is in it; rejects when the demo ends without it. */
  printed: (text: string) => Promise<string>
  signal: (name: NodeJS.Signals) => void
  exited: Promise<number | null>
  output: () => string
}

/** Starts the demo as `npm run demo` does, with a folder of its own. */
export function startDemo(folder: string, args: readonly string[]): StartedDemo {
  const env = { ...process.env, DEMO_FOLDER: folder, NODE_OPTIONS: "" }
  const child = spawn(process.execPath, [ENTRY, ...args], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  })
  let output = ""
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (output += chunk.toString()))
  const exited = once(child, "close").then(([code]) => (typeof code === "number" ? code : null))
  return {
    pid: child.pid,
    printed: async (text) => {
      const ended = exited.then((code) => {
        if (!output.includes(text)) throw new Error(`The demo ended with ${code}:\n${output}`)
      })
      while (!output.includes(text)) await Promise.race([once(child.stdout, "data"), ended])
      return output
    },
    signal: (name) => child.kill(name),
    exited,
    output: () => output,
  }
}

/** Runs the demo to its end. */
export async function runDemo(folder: string, args: readonly string[]) {
  const demo = startDemo(folder, args)
  const code = await demo.exited
  return { code, output: demo.output() }
}
