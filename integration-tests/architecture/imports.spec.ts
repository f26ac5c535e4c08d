import { readdirSync, rmSync } from "node:fs"
import { resolve } from "node:path"

import arrows from "./arrows.json"
import { BREAKS, plantTree, standIn } from "./broken-tree"
import { cruise } from "./depcruise"
import type { Report } from "./depcruise"

const SRC = resolve(__dirname, "../../src")
const PATIENCE_MS = 60_000

/** Whether the row's folder or file is, or lies inside, one of the named. */
const within = (row: string, names: string[]) =>
  names.some((name) => row === name || row.startsWith(`${name}/`))

/** The rows that `from` was caught importing, by the rules that its name begins. */
const caught = (report: Report, from: string) =>
  report.summary.violations
    .filter((found) => found.from === standIn(from))
    .filter(({ rule }) => rule.name === `arrow: ${from}` || rule.name === `types only: ${from}`)
    .map((found) => found.to)
    .sort()

const forbidden = (from: string, allowed: string[]) =>
  arrows
    .map((row) => row.from)
    .filter((row) => !within(row, [from, ...allowed]))
    .map(standIn)
    .sort()

describe("who may import whom", () => {
  let report: Report
  beforeAll(async () => {
    report = await cruise()
  }, PATIENCE_MS)

  it("holds everywhere in src", () => {
    const broken = report.summary.violations.map((v) => `${v.rule.name}: ${v.from} → ${v.to}`)
    expect(broken).toEqual([])
  })

  it("has a row for every folder and file of src", () => {
    const roots = new Set(arrows.map((row) => row.from.split("/")[0]))
    const unknown = readdirSync(SRC).filter((name) => name !== "__tests__" && !roots.has(name))
    expect(unknown).toEqual([])
  })

  it("lets exactly one file import axios", () => {
    const importers = report.modules
      .filter(({ dependencies }) => dependencies.some(({ module }) => module === "axios"))
      .map(({ source }) => source)
    expect(importers).toEqual(["src/klarna/http/transport.ts"])
  })
})

describe("a broken rule is seen", () => {
  const planted: string[] = []
  let values: Report
  let types: Report
  beforeAll(async () => {
    planted.push(plantTree("values"), plantTree("types"))
    const [ofValues, ofTypes] = await Promise.all(planted.map((folder) => cruise(folder)))
    if (!ofValues || !ofTypes) throw new Error("two trees make two reports")
    values = ofValues
    types = ofTypes
  }, PATIENCE_MS)
  afterAll(() => {
    for (const folder of planted) rmSync(folder, { recursive: true })
  })

  it.each(arrows)("$from imports at run time what its row allows, nothing else", ({ from, to }) => {
    expect(caught(values, from)).toEqual(forbidden(from, to))
  })

  it.each(arrows)("$from names types its row allows, no others", (row) => {
    expect(caught(types, row.from)).toEqual(forbidden(row.from, [...row.to, ...row.typesOf]))
  })

  it.each(BREAKS)("$rule", ({ file, rule }) => {
    const seen = values.summary.violations.filter((found) => found.from === file)
    expect(seen.map((found) => found.rule.name)).toContain(rule)
  })

  it("but tests may import what they like", () => {
    const sources = values.modules.map(({ source }) => source)
    expect(sources.filter((source) => source.includes("__tests__"))).toEqual([])
  })
})
