import { z } from "zod"

import { type DecimalText, toDecimalText } from "../millionths"
import { type Decimal, toDecimal } from "../money"

/** A reader of amounts as a schema: what it can't read is an issue, as other wrong values are. */
const readBy = <T>(read: (value: unknown) => T) =>
  z.unknown().transform((value, context): T => {
    try {
      return read(value)
    } catch {
      context.addIssue({ code: "custom", message: "is not an amount" })
      return z.NEVER
    }
  })

/** An amount as Query answers it, read exactly, to calculate with. */
export const Exact = readBy((value): Decimal => toDecimal(value))

/** An amount or quantity of a line as Query answers it, as digits. */
export const Digits = readBy((value): DecimalText => toDecimalText(value))
