import { mkdtempSync, readdirSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

import { runDemo, startDemo } from "./start-demo"

describe("npm run demo", () => {
  let folder = ""
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), "klarna-demo-"))))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it("buys, captures, refunds and cancels with --check, and ends with books that agree", async () => {
    const { code, output } = await runDemo(folder, ["--check"])
    expect(output.trimEnd().split("\n").at(-1)).toBe(
      "Compared all 9 orders of Klarna and all 9 orders of Medusa: they agree.",
    )
    expect(code).toBe(0)
    expect(readdirSync(folder)).toEqual([])
  })

  it("opens the shop, refuses to open it twice, and closes it at Ctrl-C", async () => {
    const demo = startDemo(folder, [])
    const banner = await demo.printed("Ctrl-C stops everything")
    const store = /http:\/\/127\.0\.0\.1:\d+\/app/.exec(banner)?.[0] ?? ""
    expect((await fetch(store)).status).toBe(200)

    const second = await runDemo(folder, [])
    expect(second.output).toContain(`The demo is running already (process ${demo.pid})`)
    expect(second.output).toContain(store)
    expect(second.code).toBe(1)

    demo.signal("SIGINT")
    expect(await demo.exited).toBe(0)
    await expect(fetch(store)).rejects.toThrow("fetch failed")
    expect(readdirSync(folder)).not.toContain("running.json")
  })

  it("explains an argument it doesn't know", async () => {
    const { code, output } = await runDemo(folder, ["--chek"])
    expect(output).toContain("doesn't know the argument --chek")
    expect(code).toBe(2)
  })
})
