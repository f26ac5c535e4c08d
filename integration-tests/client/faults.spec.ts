import { KlarnaError, type KlarnaErrorKind } from "../../src/klarna/errors/klarna-error"
import type { FaultEffect } from "../../src/sandbox/faults"
import { aClient, createSandbox, PATIENCE_MS, resultOf, type Sandbox } from "./support/merchant"
import { type Operation, OPERATIONS } from "./support/operations"

interface Case {
  readonly what: string
  readonly fault: FaultEffect
  readonly kind: KlarnaErrorKind
  /** Whether the client gets over one of them by itself. */
  readonly isPassing: boolean
  readonly effectPossible: boolean
}

const failure = (status: number, effect: boolean): FaultEffect => ({
  effect,
  kind: "error",
  status,
})

const CASES: readonly Case[] = [
  {
    effectPossible: true,
    fault: { kind: "lost" },
    isPassing: true,
    kind: "unreachable",
    what: "the answer is lost after the effect",
  },
  {
    effectPossible: true,
    fault: { kind: "reset" },
    isPassing: true,
    kind: "unreachable",
    what: "the connection breaks before the effect",
  },
  {
    effectPossible: true,
    fault: { kind: "timeout" },
    isPassing: true,
    kind: "unreachable",
    what: "no answer ever comes",
  },
  {
    effectPossible: true,
    fault: failure(500, false),
    isPassing: true,
    kind: "unavailable",
    what: "500 without the effect",
  },
  {
    effectPossible: true,
    fault: failure(500, true),
    isPassing: true,
    kind: "unavailable",
    what: "500 with the effect",
  },
  {
    effectPossible: true,
    fault: failure(503, true),
    isPassing: true,
    kind: "unavailable",
    what: "503 with the effect",
  },
  {
    effectPossible: false,
    fault: failure(409, false),
    isPassing: true,
    kind: "rejected",
    what: "409 CONFLICT",
  },
  {
    effectPossible: false,
    fault: { kind: "rate_limited" },
    isPassing: true,
    kind: "rate_limited",
    what: "429 with headers",
  },
  {
    effectPossible: false,
    fault: { headers: false, kind: "rate_limited" },
    isPassing: true,
    kind: "rate_limited",
    what: "an empty 429 without headers",
  },
  {
    effectPossible: true,
    fault: { kind: "html", status: 502 },
    isPassing: true,
    kind: "unavailable",
    what: "502 as a page",
  },
  {
    effectPossible: false,
    fault: { kind: "html", status: 401 },
    isPassing: false,
    kind: "unauthorized",
    what: "401 as a page",
  },
  {
    effectPossible: false,
    fault: { kind: "html", status: 400 },
    isPassing: false,
    kind: "rejected",
    what: "400 as a page",
  },
]

/** A cut-off answer can't be read; where success has no body, its connection is cut off instead. */
const TRUNCATED = {
  effectPossible: true,
  fault: { kind: "truncated" },
  isPassing: true,
  what: "an answer cut off",
} as const
const HAVE_BODIES = new Set(["createSession", "placeOrder"])

const casesOf = ({ endpoint }: Operation): Case[] => [
  ...CASES,
  { ...TRUNCATED, kind: HAVE_BODIES.has(endpoint) ? "unreadable" : "unreachable" },
]

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await createSandbox({ seed: 1 })
})
beforeEach(() => sandbox.reset())
afterAll(() => sandbox.close())

async function prepare(
  { endpoint, prepare: makeDeed }: Operation,
  fault: FaultEffect,
  count: number,
) {
  const requestTimeoutMs = fault.kind === "timeout" ? PATIENCE_MS : 5_000
  const merchant = aClient(sandbox, { requestTimeoutMs })
  const deed = await makeDeed(sandbox, merchant.client)
  sandbox.control.addFault({ count, endpoint, ...fault })
  return { ...merchant, deed }
}

describe.each(OPERATIONS.map((operation) => [operation.endpoint, operation] as const))(
  "%s",
  (endpoint, operation) => {
    const passing = casesOf(operation).filter(({ isPassing }) => isPassing)
    it.each(passing.map((one) => [one.what, one] as const))(
      "gets over it by itself, with one effect: %s",
      async (_what, { fault }) => {
        const { deed, records } = await prepare(operation, fault, 1)
        await deed.act()
        expect(deed.effects()).toBe(1)
        expect(records.at(-1)).toMatchObject({ call: endpoint, tries: 2 })
      },
    )

    it.each(casesOf(operation).map((one) => [one.what, one] as const))(
      "says so when it lasts, and the next call brings the one effect: %s",
      async (_what, { effectPossible, fault, isPassing, kind }) => {
        const tries = isPassing ? 3 : 1
        const { deed, records } = await prepare(operation, fault, tries)
        const error = await resultOf(deed.act())
        expect(error).toBeInstanceOf(KlarnaError)
        expect(error).toMatchObject({ call: endpoint, effectPossible, kind, retryable: isPassing })
        expect(records.at(-1)?.tries).toBe(tries)
        if (!effectPossible) expect(deed.effects()).toBe(0)
        await deed.act()
        expect(deed.effects()).toBe(1)
      },
    )
  },
)
