import { execFile } from "node:child_process"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { promisify } from "node:util"

import { createSandbox } from "../../src/sandbox/server"

const PAGE = join(__dirname, "../../docs/sandbox-by-hand.md")
const BLOCK = /^```(sh|text)\n([\s\S]*?)^```$/gm
const END = "--- end of block ---"

interface Step {
  readonly commands: string
  /** What the page says they print; nothing where it says nothing. */
  readonly prints: string
}

/** The page's commands, each with the text block that stands under it. */
function readSteps(page: string): Step[] {
  const blocks = [...page.matchAll(BLOCK)].map(([, kind, text = ""]) => ({ kind, text }))
  return blocks.flatMap(({ kind, text }, index) => {
    if (kind !== "sh") return []
    const next = blocks[index + 1]
    return [{ commands: text, prints: next?.kind === "text" ? next.text : "" }]
  })
}

/** One shell for the whole page, as a reader has it. */
async function run(steps: readonly Step[], environment: Record<string, string>): Promise<string[]> {
  const script = steps.map(({ commands }) => `${commands}\necho "${END}"`).join("\n")
  const options = { encoding: "utf8", env: { ...process.env, ...environment } } as const
  const { stdout } = await promisify(execFile)("bash", ["-c", script], options)
  return stdout.split(`${END}\n`).slice(0, -1)
}

describe("docs/sandbox-by-hand.md", () => {
  const steps = readSteps(readFileSync(PAGE, "utf8"))

  it("has a block for credentials, purchase, capture, refund, token and hosted page", () => {
    const commands = steps.map((step) => step.commands).join("\n")
    for (const path of ["/order ", "/captures", "/refunds", "/customer-token/", "/hpp/"])
      expect(`${commands} `).toContain(path.trim())
    expect(steps.filter(({ prints }) => prints !== "").length).toBeGreaterThanOrEqual(6)
  })

  it("prints what the page says, command by command", async () => {
    const sandbox = await createSandbox()
    const AUTH = `${sandbox.username}:${sandbox.password}`
    const printed = await run(steps, { AUTH, URL: sandbox.url }).finally(() => sandbox.close())
    expect(printed).toEqual(steps.map(({ prints }) => prints))
  }, 60_000)
})
