import { deepStrictEqual as equal } from "node:assert"
import { z } from "zod"

import { call } from "../../../demo/check/http"
import type { Stage } from "../main"
import type { Shop } from "./shop"

const PACKAGE = "medusa-plugin-klarna"
const TABLES = ["klarna_event", "klarna_operation", "klarna_order", "klarna_session"]

const AdminParts = z.object({ type: z.string(), resolve: z.string() })
const Inside = z.object({
  tables: z.array(z.string()),
  plugins: z.array(z.object({ name: z.string(), admin: AdminParts.optional() })),
})

/** What only the store itself can tell: the template has a route for it. */
export async function checkInside({ report }: Stage, { admin }: Shop): Promise<void> {
  const { tables, plugins } = await report.must("the store's own routes answer", () =>
    call(admin, { path: "/admin/inside", answer: Inside }),
  )
  await report.check("the migrations made the plugin's tables", () => {
    equal(
      TABLES.filter((table) => !tables.includes(table)),
      [],
      `The database has ${tables.join(", ")}.`,
    )
  })
  await report.check("Medusa finds the plugin's admin parts", () => {
    equal(plugins.find(({ name }) => name === PACKAGE)?.admin, {
      type: "package",
      resolve: `${PACKAGE}/admin`,
    })
  })
}
