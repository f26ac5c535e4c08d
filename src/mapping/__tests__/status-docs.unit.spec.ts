import { readFileSync } from "node:fs"
import { join } from "node:path"

import { CATALOGUE_PAGES } from "../../../scripts/catalogue-docs"

const DOCS = join(__dirname, "../../../docs")

describe("the catalogue's pages", () => {
  it.each(Object.entries(CATALOGUE_PAGES))(
    "docs/%s says what the tables say (npx tsx scripts/catalogue-docs.ts)",
    (name, page) => {
      expect(readFileSync(join(DOCS, name), "utf8")).toBe(page())
    },
  )
})
