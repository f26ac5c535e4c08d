import fc from "fast-check"

import { CUSTOMER_TOKEN_STATUSES } from "../../src/klarna/contract/customer-token"
import { HOSTED_PAGE_STATUSES } from "../../src/klarna/contract/hosted-page"
import { ORDER_STATUSES } from "../../src/klarna/contract/managed-order"
import type { Exchange } from "../../src/sandbox/journal"
import type { Sandbox } from "../../src/sandbox/server"
import { describeWithDocuments, violations } from "../contract/support/openapi"
import { readBooks } from "./support/life/books"
import type { Connection } from "./support/life/connection"
import { connectionTo } from "./support/life/connection"
import { aLife } from "./support/life/head-start"
import { brokenLaws } from "./support/life/step-laws"
import type { Operation } from "./support/operations"
import { anyOperation, OPERATION_KINDS, perform } from "./support/operations"
import { aSandbox, Shop } from "./support/shop"

const LIVES = 58
const OPERATIONS = { maxLength: 140, size: "max" } as const
const SEED = 20_260_101
/** How long fast-check may look for the shortest life that breaks a law. */
const PATIENCE_MS = 60_000

/** Nothing in the sandbox leads to an identity check. */
const UNREACHED = ["MANUAL_ID_CHECK"]
const STATUSES = [...ORDER_STATUSES, ...CUSTOMER_TOKEN_STATUSES, ...HOSTED_PAGE_STATUSES].filter(
  (status) => !UNREACHED.includes(status),
)

let sandbox: Sandbox
let connection: Connection
const exchanges: Exchange[] = []
const done: Operation[] = []
/** Kinds of operations that were accepted at least once. */
const accepted = new Set<string>()
/** Statuses that orders, customer tokens and hosted pages had. */
const seen = new Set<string>()
beforeAll(async () => {
  sandbox = await aSandbox()
  connection = connectionTo(sandbox)
})
afterAll(() => {
  connection.close()
  return sandbox.close()
})

/** Lives a merchant's life, and looks at the whole books after each step. */
async function live(operations: readonly Operation[]): Promise<void> {
  sandbox.reset()
  const life = await aLife(new Shop(sandbox, connection.call))
  let before = readBooks(sandbox)
  for (const operation of operations) {
    const step = await perform(life, operation)
    const after = readBooks(sandbox)
    expect(brokenLaws({ after, before, step })).toEqual([])
    done.push(operation)
    if (!step.refused) accepted.add(operation.kind)
    for (const { status } of [...after.orders, ...after.tokens, ...after.pages]) seen.add(status)
    before = after
  }
  exchanges.push(...sandbox.control.journal())
}

describe("whatever a merchant, his shoppers and Klarna do", () => {
  it(
    "breaks no law of the books",
    async () => {
      await fc.assert(fc.asyncProperty(fc.array(anyOperation, OPERATIONS), live), {
        interruptAfterTimeLimit: PATIENCE_MS,
        markInterruptAsFailure: true,
        numRuns: LIVES,
        seed: SEED,
      })
    },
    1.5 * PATIENCE_MS,
  )

  it("was long, had every operation accepted at least once, and led to every status", () => {
    process.stderr.write(`\n${LIVES} lives, ${done.length} operations, ${exchanges.length} calls\n`)
    expect(done.length).toBeGreaterThanOrEqual(3_000)
    expect(OPERATION_KINDS.filter((kind) => !accepted.has(kind))).toEqual([])
    expect(STATUSES.filter((status) => !seen.has(status))).toEqual([])
  })
})

describeWithDocuments("what was said in these lives", () => {
  it("stands in Klarna's API documents, or is a known deviation", () => {
    expect(exchanges.length).toBeGreaterThan(2_500)
    expect(violations(exchanges)).toEqual([])
  })
})
