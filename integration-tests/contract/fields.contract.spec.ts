import { callName, readOperations } from "../../src/klarna/contract/__tests__/documents"
import type { Operation } from "../../src/klarna/contract/__tests__/documents"
import { fieldsOf } from "../../src/klarna/contract/__tests__/fields"
import { isOnPage } from "../../src/klarna/contract/__tests__/places"
import { ENDPOINTS } from "../../src/klarna/contract/endpoints"
import type { EndpointName } from "../../src/klarna/contract/endpoints"
import type { Fields } from "../../src/sandbox/rules/fields"
import { openApiFolder } from "./support/documents"
import { FIELD_DEVIATIONS } from "./support/field-deviations"
import { describeWithDocuments } from "./support/openapi"
import { SANDBOX_FIELDS, schemaOf } from "./support/sandbox-fields"

interface Difference {
  readonly call: EndpointName
  readonly field: string
  readonly documented: string
  readonly sandbox: string
}

const NOTHING = "nothing"

function differences(call: EndpointName, fields: Fields, operation: Operation): Difference[] {
  const { request, resolve } = operation
  const documented = request ? fieldsOf(request, resolve) : new Map<string, string>()
  const own = fieldsOf(schemaOf(fields), (schema) => schema)
  return [...new Set([...documented.keys(), ...own.keys()])]
    .map((field) => ({
      call,
      documented: documented.get(field) ?? NOTHING,
      field,
      sandbox: own.get(field) ?? NOTHING,
    }))
    .filter((difference) => difference.documented !== difference.sandbox)
}

describeWithDocuments("what the sandbox demands of a request", () => {
  let operations: readonly Operation[] = []
  let found: readonly Difference[] = []
  beforeAll(() => {
    operations = readOperations(openApiFolder() ?? "")
    found = [...SANDBOX_FIELDS].flatMap(([call, fields]) => {
      const { method, path } = ENDPOINTS[call]
      const operation = operations.find((one) => one.call === callName(method, path))
      return operation ? differences(call, fields, operation) : []
    })
  })

  it("is looked at for every documented call with a body", () => {
    const documented = operations.filter(({ request }) => request).map(({ call }) => call)
    const known = [...SANDBOX_FIELDS.keys()].map((call) =>
      callName(ENDPOINTS[call].method, ENDPOINTS[call].path),
    )
    expect(known.sort()).toEqual(documented.sort())
  })

  it("is what Klarna's documents demand, field by field, deviations apart", () => {
    const unexplained = found.filter(
      ({ call, field }) =>
        !FIELD_DEVIATIONS.some((known) => known.calls.includes(call) && known.field.test(field)),
    )
    expect(unexplained).toEqual([])
  })

  it("has no deviation that explains nothing, or stands on no page", () => {
    const idle = FIELD_DEVIATIONS.flatMap((known) =>
      known.calls
        .filter((call) => !found.some((one) => one.call === call && known.field.test(one.field)))
        .map((call) => [call, known.field]),
    )
    expect(idle).toEqual([])
    expect(FIELD_DEVIATIONS.filter(({ place }) => !isOnPage(place))).toEqual([])
  })
})
