import { z } from "zod"

import { type DecimalText, toDecimalText } from "../millionths"
import { type Decimal, toDecimal } from "../money"

const NOT_AN_AMOUNT = "is not an amount"

/** An amount as Query answers it, read exactly, to calculate with. */
export const Exact = z.unknown().transform((value, context): Decimal => {
  try {
    return toDecimal(value)
  } catch {
    context.addIssue({ code: "custom", message: NOT_AN_AMOUNT })
    return z.NEVER
  }
})

/**
 * An amount or quantity of a line as Query answers it, as digits. It is read in a check and not by a transformation, which
 * costs ten times as much: a cart of a thousand lines has eight thousand amounts.
 */
export const Digits = z.custom<DecimalText>().check((context) => {
  try {
    context.value = toDecimalText(context.value)
  } catch {
    context.issues.push({ code: "custom", input: context.value, message: NOT_AN_AMOUNT })
  }
})
