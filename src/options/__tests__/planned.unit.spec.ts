import { PLANNED_OPTIONS, PLANNED_VALUES } from "../planned"
import { Options } from "../schema"
import { sentenceFor, set } from "./builders"

describe("what is planned", () => {
  it.each([...PLANNED_OPTIONS])("refuses the option %s, so that nobody relies on it", (name) => {
    expect(sentenceFor(set(name, true))).toBe(
      `medusa-plugin-klarna: options.${name} is not available in this version.`,
    )
  })

  const values = Object.entries(PLANNED_VALUES).flatMap(([name, all]) =>
    all.map((value) => [name, value] as const),
  )
  it.each(values)("refuses %s %p", (name, value) => {
    expect(sentenceFor(set(name, value))).toBe(
      `medusa-plugin-klarna: options.${name} is "${value}", which is not available in this version.`,
    )
  })

  it("is no option yet: what is built has left the list", () => {
    expect([...PLANNED_OPTIONS].filter((name) => name in Options.shape)).toEqual([])
    expect(values.filter(([name, value]) => Options.safeParse(set(name, value)).success)).toEqual(
      [],
    )
  })
})
