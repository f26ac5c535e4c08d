import { readFileSync } from "node:fs"
import { join } from "node:path"

const ROOT = join(__dirname, "../../..")

/** What stands in the first group of an expression, for each line of a file that it fits, sorted. */
function named(file: string, expression: RegExp): (string | undefined)[] {
  const lines = readFileSync(join(ROOT, file), "utf8").matchAll(expression)
  return [...lines].map(([, name]) => name).sort()
}

describe("docs/events.md", () => {
  it("names exactly the events that are sent, each once", () => {
    const documented = named("docs/events.md", /^\| `(klarna\.[^`]+)`/gm)
    expect(documented).toEqual(named("src/workflows/events.ts", /^ {2}"(klarna\.[^"]+)": /gm))
    expect(documented.length).toBeGreaterThan(20)
  })
})
