import type { Data } from "../data"
import { Refusal, badValue } from "../refusal"
import type { Fields } from "../rules/fields"
import { readFields } from "../rules/fields"
import { complaintAbout } from "../rules/management-fields"

/** The known fields of a Payments request, or 400 BAD_VALUE naming every bad one. */
export function readPayments(fields: Fields, body: Data): Data {
  const { faults, value } = readFields(fields, body)
  if (faults.length > 0) throw badValue(faults.map(({ path }) => path))
  return value
}

/** The known fields of an Order Management request, or 422 UNPROCESSABLE_ENTITY. */
export function readManagement(fields: Fields, body: Data): Data {
  const { faults, value } = readFields(fields, body)
  if (faults.length > 0) {
    throw new Refusal(422, "UNPROCESSABLE_ENTITY", faults.map(complaintAbout).join(", "))
  }
  return value
}
