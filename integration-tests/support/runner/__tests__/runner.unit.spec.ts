import { z } from "zod"

import { findMissingChromium, findMissingDocuments, findMissingRedis } from "../requirements"
import { readSelection } from "../selection"
import { add, formatTally, toTally } from "../tally"
import { inGoes, TIERS } from "../tiers"

const aReport = (more = {}) => ({
  success: true,
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 1,
  numRuntimeErrorTestSuites: 0,
  ...more,
})

const JestConfig = z.object({ projects: z.array(z.object({ displayName: z.string() })) })

it("knows every project of jest", () => {
  const { projects } = JestConfig.parse(jest.requireActual("../../../../jest.config.js"))
  expect(TIERS.map(({ name }) => name)).toEqual(projects.map(({ displayName }) => displayName))
})

describe("readSelection", () => {
  it("runs everything but long runs and measurements when nothing is said", () => {
    const onDemand = new Set(["bench", "long", "long-recurring"])
    const unasked = TIERS.filter(({ name }) => !onDemand.has(name))
    expect(readSelection([])).toEqual({ tiers: unasked, patterns: [] })
  })

  it("takes tiers by name, in their own order, and leaves the rest to jest", () => {
    const { tiers, patterns } = readSelection(["http/foo", "integration", "unit", "--bail"])
    expect(tiers.map(({ name }) => name)).toEqual(["unit", "integration"])
    expect(patterns).toEqual(["http/foo", "--bail"])
  })
})

it("runs neighbours of one group in one go, and every other tier by itself", () => {
  const names = (args: string[]) =>
    inGoes(readSelection(args).tiers).map((go) => go.map(({ name }) => name))
  expect(names(["unit", "client", "integration", "browser", "demo", "recurring"])).toEqual([
    ["unit", "client"],
    ["integration"],
    ["browser"],
    ["demo", "recurring"],
  ])
})

describe("toTally", () => {
  it.each([
    ["a good run", aReport(), 0, { passed: 5, failed: 0, skipped: 2 }],
    [
      "a failed test",
      aReport({ success: false, numFailedTests: 2 }),
      1,
      { passed: 5, failed: 2, skipped: 2 },
    ],
    [
      "a suite that could not run",
      aReport({ success: false, numRuntimeErrorTestSuites: 1 }),
      1,
      { passed: 5, failed: 1, skipped: 2 },
    ],
    ["a bad end after good tests", aReport(), 1, { passed: 5, failed: 1, skipped: 2 }],
    ["a crash without a report", undefined, 134, { passed: 0, failed: 1, skipped: 0 }],
  ])("counts %s", (_, report, exitCode, tally) => {
    expect(toTally(report, exitCode)).toEqual(tally)
  })

  it("adds up and ends with one line", () => {
    const one = { passed: 1, failed: 2, skipped: 3 }
    expect(formatTally(add(one, one))).toBe("2 passed, 4 failed, 6 skipped")
  })
})

describe("what tests need", () => {
  it("says how to get Chromium", () => {
    expect(findMissingChromium({ CHROMIUM_PATH: "/nowhere" })?.advice).toMatch(
      /\/nowhere.*apt-get install -y chromium/,
    )
    expect(findMissingChromium({ CHROMIUM_PATH: process.execPath })).toBeUndefined()
  })

  it("says how to get Redis", () => {
    expect(findMissingRedis({ REDIS_SERVER_PATH: "/nowhere" })).toMatchObject({
      advice: expect.stringMatching(/\/nowhere.*apt-get install -y redis-server/),
      isRequiredInCi: true,
    })
    expect(findMissingRedis({ REDIS_SERVER_PATH: process.execPath })).toBeUndefined()
  })

  it("says which variable names Klarna's documents", () => {
    expect(findMissingDocuments({})?.advice).toMatch(/^KLARNA_OPENAPI_DIR is not set/)
    expect(findMissingDocuments({ KLARNA_OPENAPI_DIR: "/nowhere" })?.advice).toMatch(
      /^\/nowhere doesn't exist/,
    )
    expect(findMissingDocuments({ KLARNA_OPENAPI_DIR: __dirname })).toBeUndefined()
  })
})
