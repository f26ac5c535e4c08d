import { z } from "zod"

import { type EndpointName, ENDPOINTS } from "../endpoints"
import { type Deviation, DEVIATIONS } from "./deviations"
import { callName, describeIfGiven, FOLDER, type Operation, readOperations } from "./documents"
import { fieldsOf, type Schema } from "./fields"

interface Difference {
  readonly call: EndpointName
  readonly field: string
  readonly documented: string
  readonly ours: string
}

const NAMES = Object.keys(ENDPOINTS) as EndpointName[]
const NOTHING = "nothing"

const callOf = (name: EndpointName): string =>
  callName(ENDPOINTS[name].method, ENDPOINTS[name].path)

/** What our schema of a request takes, field by field. */
function ourFields(name: EndpointName): ReadonlyMap<string, string> {
  const { request } = ENDPOINTS[name]
  if (request instanceof z.ZodUndefined) return new Map()
  return fieldsOf(z.toJSONSchema(request, { io: "input" }) as Schema, (schema) => schema)
}

function differences(name: EndpointName, { request, resolve }: Operation): Difference[] {
  const documented = request ? fieldsOf(request, resolve) : new Map<string, string>()
  const ours = ourFields(name)
  const fields = [...new Set([...documented.keys(), ...ours.keys()])]
  return fields
    .map((field) => ({
      call: name,
      documented: documented.get(field) ?? NOTHING,
      field,
      ours: ours.get(field) ?? NOTHING,
    }))
    .filter((difference) => difference.documented !== difference.ours)
}

const explains = ({ calls, field }: Deviation, difference: Difference): boolean =>
  calls.includes(difference.call) && field.test(difference.field)

describeIfGiven("our requests against Klarna's API documents", () => {
  const operations = new Map<string, Operation>()
  let found: Difference[] = []
  beforeAll(() => {
    for (const operation of readOperations(FOLDER ?? "")) operations.set(operation.call, operation)
    found = NAMES.flatMap((name) => {
      const operation = operations.get(callOf(name))
      return operation ? differences(name, operation) : []
    })
  })

  it("has every documented call, and no other", () => {
    expect(NAMES.map(callOf).sort()).toEqual([...operations.keys()].sort())
  })

  it("expects a documented success", () => {
    const odd = NAMES.filter(
      (name) => !operations.get(callOf(name))?.successes.includes(ENDPOINTS[name].status),
    )
    expect(odd).toEqual([])
  })

  it("sends a key where one is documented", () => {
    const keyed = NAMES.filter((name) => operations.get(callOf(name))?.isKeyed)
    expect(NAMES.filter((name) => ENDPOINTS[name].keyed)).toEqual(keyed)
  })

  it("takes field by field what is documented, deviations apart", () => {
    const unexplained = found.filter(
      (difference) => !DEVIATIONS.some((deviation) => explains(deviation, difference)),
    )
    expect(unexplained).toEqual([])
  })

  it("has no deviation that explains nothing", () => {
    const idle = DEVIATIONS.filter(
      (deviation) => !found.some((difference) => explains(deviation, difference)),
    )
    expect(idle).toEqual([])
  })
})
