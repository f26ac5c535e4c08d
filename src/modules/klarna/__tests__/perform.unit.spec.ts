import { z } from "zod"

import { KlarnaError, type KlarnaErrorDetails } from "../../../klarna/errors/klarna-error"
import type { KlarnaOperationRow, Rows } from "../rows/base"
import { Journal } from "../rows/journal"
import { type Intent, KlarnaOperations } from "../rows/operations"
import { perform } from "../rows/perform"

type Operation = Partial<KlarnaOperationRow>

const account = { environment: "playground", id: "eu", installation: "here" }
const INTENTS = ["capture", "charge", "refund", "cancel", "tokenize", "place"] as const

/** The table of operations, without a database. */
function aDesk() {
  const table: Operation[] = []
  const rows = z.custom<Rows>().parse({
    createKlarnaEvents: () => Promise.resolve({}),
    createKlarnaOperations: (row: Operation) => {
      table.push({ state: "unknown", attempt: 1, ...row })
      return Promise.resolve(table.at(-1))
    },
    listKlarnaOperations: ({ intent }: Operation) =>
      Promise.resolve(table.filter((row) => row.intent === intent)),
    updateKlarnaOperations: ({ id, ...change }: Operation) =>
      Promise.resolve(Object.assign(table.find((row) => row.id === id) ?? {}, change)),
  })
  return {
    desk: { account, journal: new Journal(rows), operations: new KlarnaOperations(rows) },
    table,
  }
}

const answers = {
  gatewaysPage: { effectPossible: false, kind: "rejected", status: 403 },
  lost: { effectPossible: true, kind: "unreachable" },
  ownCheck: { effectPossible: false, kind: "invalid_request" },
  refused: { code: "REJECTED", effectPossible: false, kind: "rejected", status: 403 },
} as const satisfies Record<string, Omit<KlarnaErrorDetails, "call">>

describe.each(INTENTS)("a %s", (kind) => {
  const intent: Intent = { kind, subject: "subject", wish: "wish" }

  async function play(...names: (keyof typeof answers)[]) {
    const { desk, table } = aDesk()
    const keys: string[] = []
    for (const name of names) {
      const failing = perform(desk, intent, (key) => {
        keys.push(key)
        return Promise.reject(new KlarnaError({ call: "captureOrder", ...answers[name] }))
      })
      await expect(failing).rejects.toThrow(KlarnaError)
    }
    return { keys: new Set(keys).size, state: table[0]?.state }
  }

  it.each([["gatewaysPage"], ["ownCheck"]] as const)(
    "whose answer was lost stays unknown, under its key: %s",
    async (answer) => {
      expect(await play("lost", answer, "lost")).toEqual({ keys: 1, state: "unknown" })
    },
  )

  it("keeps its key after a gateway's page", async () => {
    expect(await play("gatewaysPage", "gatewaysPage")).toEqual({ keys: 1, state: "unknown" })
  })

  it("is settled by Klarna's own answer, and asked for anew under another key", async () => {
    expect(await play("lost", "refused")).toEqual({ keys: 1, state: "refused" })
    expect(await play("lost", "refused", "lost")).toEqual({ keys: 2, state: "unknown" })
  })

  it("that our own check refuses was never sent", async () => {
    expect(await play("ownCheck")).toEqual({ keys: 1, state: "refused" })
  })
})
