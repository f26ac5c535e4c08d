import type { ChildProcess } from "node:child_process"
import { spawn } from "node:child_process"
import { createServer } from "node:net"
import { join } from "node:path"

import { isData, parseJson, textAt } from "../../src/sandbox/data"

const CLI = join(__dirname, "../../src/sandbox/cli.ts")

/** Starts the command and collects what it says. */
function klarnaSandbox(...args: string[]) {
  const child = spawn(process.execPath, ["--import", "tsx", CLI, ...args])
  const said = { err: "", out: "" }
  child.stdout.on("data", (text: Buffer) => (said.out += text.toString()))
  child.stderr.on("data", (text: Buffer) => (said.err += text.toString()))
  return { child, ended: ending(child), said, started: firstLine(child) }
}

const ending = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => child.once("close", resolve))

const firstLine = (child: ChildProcess): Promise<string> =>
  new Promise((resolve) => child.stdout?.once("data", (text: Buffer) => resolve(text.toString())))

describe("klarna-sandbox", () => {
  it.each(["SIGINT", "SIGTERM"] as const)(
    "says where it listens, and ends well on %s",
    async (signal) => {
      const { child, ended, started } = klarnaSandbox()
      const [, url = "", username = "", password = ""] =
        /^Klarna sandbox: (http:\/\/127\.0\.0\.1:\d+) {2}username: (\S+) {2}password: (\S+)\n$/.exec(
          await started,
        ) ?? []
      const headers = {
        Authorization: `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`,
      }
      const response = await fetch(`${url}/payments/v1/sessions`, { headers, method: "POST" })
      expect(response.status).toBe(400)
      child.kill(signal)
      expect(await ended).toBe(0)
    },
    20_000,
  )

  it("prints one line of JSON when asked", async () => {
    const { child, ended, said, started } = klarnaSandbox("--json")
    const json = parseJson(await started)
    const answer = isData(json) ? json : {}
    expect(Object.keys(answer)).toEqual(["url", "username", "password"])
    expect((await fetch(`${textAt(answer, "url")}/_sandbox/orders`)).status).toBe(200)
    child.kill()
    await ended
    expect(said.out.split("\n")).toHaveLength(2)
  }, 20_000)

  it("says that a port is in use", async () => {
    const taken = createServer()
    const port = await new Promise<number>((resolve) =>
      taken.listen(0, "127.0.0.1", () => {
        const address = taken.address()
        resolve(typeof address === "object" && address ? address.port : 0)
      }),
    )
    const { ended, said } = klarnaSandbox("--port", String(port))
    expect(await ended).toBe(1)
    expect(said.err).toBe(
      `Port ${port} is in use: choose another with --port, or leave it out to get a free one.\n`,
    )
    taken.close()
  }, 20_000)

  it.each([
    [["--prot", "1"], "Unknown option '--prot'"],
    [["--port", "http"], '--port must be a number from 0 to 65535; got "http".'],
  ])(
    "explains a bad option: %j",
    async (args, sentence) => {
      const { ended, said } = klarnaSandbox(...args)
      expect(await ended).toBe(2)
      expect(said.err).toContain(sentence)
      expect(said.err).toContain("Usage: klarna-sandbox")
    },
    20_000,
  )
})
