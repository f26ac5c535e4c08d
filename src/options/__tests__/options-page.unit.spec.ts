import { readFileSync } from "node:fs"

import { optionsTable, PAGE, withTable } from "../../../scripts/options-table"
import { AccountOptions, Options } from "../schema"

const page = readFileSync(PAGE, "utf8")

describe("the table of options in docs/options.md", () => {
  it("is what the schema says: after a change run `npm run docs:options`", () => {
    expect(withTable(page)).toBe(page)
  })

  it("has every option of the store and of an account, because each has a description", () => {
    const account = Object.keys(AccountOptions.shape).map((name) => `accounts.<name>.${name}`)
    for (const name of [...Object.keys(Options.shape), ...account])
      expect(optionsTable()).toContain(`| \`${name}\` `)
  })

  it("says of each whether it is required, and its default", () => {
    expect(optionsTable()).toMatch(
      /^\| `environment` +\| `"playground"` or `"live"` +\| required /m,
    )
    expect(optionsTable()).toMatch(/^\| `requestTimeoutMs` .*\| `10000` /m)
    expect(optionsTable()).toMatch(/^\| `accounts\.<name>\.region` +\| `"eu"`, `"na"` or `"oc"` /m)
    expect(optionsTable()).toMatch(/^\| `storefrontUrl` .*\| none /m)
  })

  it("is not written into a page that lost its markers", () => {
    expect(() => withTable("# medusa-plugin-klarna")).toThrow(/^docs\/options\.md lacks the lines/)
  })
})
