import type { Effects } from "../effects"
import { createLimiter } from "../limiter"
import type { Outcome } from "../outcome"
import { toKlarnaError, toUnreachable } from "../read-error"
import type { CallFacts } from "../request"
import { NoAnswerError } from "../transport"
import { withRetries } from "../with-retries"

const FACTS: CallFacts = {
  hasEffect: true,
  name: "captureOrder",
  repeatable: true,
  secrets: () => [],
}

const answered = (status: number, headers: Record<string, string> = {}): Outcome<string> => {
  const answer = { body: "", headers: new Map(Object.entries(headers)), status }
  return { answered: answer, error: toKlarnaError(FACTS, answer) }
}
const lost: Outcome<string> = {
  answered: undefined,
  error: toUnreachable(FACTS, new NoAnswerError("ECONNRESET", true)),
}
const done: Outcome<string> = { value: "done" }

/** A clock that only moves when somebody sleeps or a try takes its time. */
function aWorld(): Effects & { readonly sleeps: number[]; pass: (ms: number) => void } {
  let time = 0
  const sleeps: number[] = []
  return {
    date: () => time,
    now: () => time,
    pass: (ms) => {
      time += ms
    },
    random: () => 0.5,
    sleep: async (ms) => {
      sleeps.push(ms)
      time += ms
    },
    sleeps,
  }
}

interface Script {
  readonly outcomes: readonly Outcome<string>[]
  /** How long each try takes. */
  readonly takesMs?: number
  readonly limit?: number
  readonly requestTimeoutMs?: number
}

async function play({ limit = 100, outcomes, requestTimeoutMs = 10_000, takesMs = 0 }: Script) {
  const world = aWorld()
  const timeouts: number[] = []
  const limiter = createLimiter(limit)
  const attempt = async (timeoutMs: number) => {
    world.pass(takesMs)
    return outcomes[timeouts.push(timeoutMs) - 1] ?? done
  }
  const patience = { effects: world, limiter, maxTries: 3, requestTimeoutMs }
  const { outcome, tries } = await withRetries({ attempt, facts: FACTS }, patience)
  return { outcome, sleeps: world.sleeps, timeouts, tries }
}

describe("a call with its repeats", () => {
  it("is made once when it succeeds", async () => {
    expect(await play({ outcomes: [done] })).toEqual({
      outcome: done,
      sleeps: [],
      timeouts: [10_000],
      tries: 1,
    })
  })

  it("waits longer each time, and gives up after three", async () => {
    const { outcome, sleeps, tries } = await play({
      outcomes: [answered(500), answered(500), answered(500)],
    })
    expect([sleeps, tries]).toEqual([[150, 300], 3])
    expect(outcome).toMatchObject({ error: { kind: "unavailable", retryable: true } })
  })

  it("waits as long as Klarna asks", async () => {
    const full = answered(429, { "x-ratelimit-reset": "1" })
    expect((await play({ outcomes: [full, full, done] })).sleeps).toEqual([1_000, 1_000])
  })

  it("takes a turn for every try", async () => {
    const { sleeps } = await play({ limit: 1, outcomes: [answered(500), done] })
    expect(sleeps).toEqual([150, 1_050])
  })

  it("does not send what would wait too long for its turn", async () => {
    const world = aWorld()
    const limiter = createLimiter(1)
    for (let turn = 0; turn < 9; turn += 1) limiter.reserve(0, Infinity)
    const patience = { effects: world, limiter, maxTries: 3, requestTimeoutMs: 10_000 }
    const attempt = () => Promise.reject(new Error("was sent"))
    expect(await withRetries({ attempt, facts: FACTS }, patience)).toMatchObject({
      outcome: {
        error: { effectPossible: false, kind: "rate_limited", retryable: true, status: undefined },
      },
      tries: 0,
    })
    expect(world.sleeps).toEqual([])
  })

  it("takes 20 seconds at most: a late try has what is left", async () => {
    const { timeouts, tries } = await play({ outcomes: [lost, lost, lost], takesMs: 9_700 })
    expect([timeouts.map(Math.round), tries]).toEqual([[10_000, 10_000], 2])
    const slow = await play({ outcomes: [lost, lost], requestTimeoutMs: 15_000, takesMs: 15_000 })
    expect(slow.timeouts).toEqual([15_000, 4_850])
  })
})

describe("an effect that may have happened", () => {
  it.each([
    ["a lost answer, then too many calls", [lost, answered(429), answered(429)]],
    ["a failure, then a refusal", [answered(500), answered(403)]],
    ["a lost answer, then wrong credentials", [lost, answered(401)]],
  ])("stays possible after %s", async (_what, outcomes) => {
    const { outcome } = await play({ outcomes })
    expect(outcome).toMatchObject({ error: { effectPossible: true } })
  })

  it("is none when no try can have had one", async () => {
    const { outcome } = await play({ outcomes: [answered(429), answered(429), answered(403)] })
    expect(outcome).toMatchObject({ error: { effectPossible: false, status: 403 } })
  })
})
