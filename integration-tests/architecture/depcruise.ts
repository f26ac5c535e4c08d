import { execFile } from "node:child_process"
import { resolve } from "node:path"

import { z } from "zod"

const ROOT = resolve(__dirname, "../..")
const BIN = resolve(ROOT, "node_modules/.bin/depcruise")
const RULES = resolve(ROOT, ".dependency-cruiser.cjs")

const Report = z.object({
  modules: z.array(
    z.object({ dependencies: z.array(z.object({ module: z.string() })), source: z.string() }),
  ),
  summary: z.object({
    violations: z.array(
      z.object({ from: z.string(), rule: z.object({ name: z.string() }), to: z.string() }),
    ),
  }),
})
export type Report = z.infer<typeof Report>

/**
 * Checks `src` of the given folder against this repository's rules. A process of its own, because
 * dependency-cruiser is an ES module and jest runs CommonJS here.
 */
export function cruise(folder = ROOT): Promise<Report> {
  const args = ["src", "--config", RULES, "--output-type", "json"]
  return new Promise((done, fail) => {
    execFile(BIN, args, { cwd: folder, maxBuffer: 2 ** 27 }, (error, stdout, stderr) => {
      if (stdout === "") fail(new Error(`depcruise said nothing: ${stderr}`, { cause: error }))
      else done(Report.parse(JSON.parse(stdout)))
    })
  })
}
