import { MedusaError } from "@medusajs/framework/utils"

import { KlarnaError } from "../../klarna/errors/klarna-error"
import { toMedusaFailure } from "../../mapping/errors"
import { MappingError } from "../../mapping/mapping-error"
import type { Account } from "../../modules/klarna/accounts/account"
import type { Tools } from "./cradle"

/** Who reads the message: core shows what checkout throws to the shopper, everything else to the merchant. */
export type Reader = "shopper" | "merchant"

/** Runs an operation; what Klarna or the mapping refuses comes out as the MedusaError it means. */
export async function speakMedusa<T>(
  reader: Reader,
  tools: Tools,
  operation: (tools: Tools) => Promise<T>,
): Promise<T> {
  try {
    return await operation(tools)
  } catch (error) {
    if (error instanceof KlarnaError && error.kind === "unauthorized") warn(tools, error)
    throw toMedusaError(error, reader, tools.account)
  }
}

function toMedusaError(error: unknown, reader: Reader, account: Account): unknown {
  if (error instanceof MappingError) {
    return new MedusaError(MedusaError.Types.INVALID_DATA, error.message)
  }
  if (!(error instanceof KlarnaError)) return error
  const { type, message, code } = toMedusaFailure(error, reader)
  const whose = error.kind === "unauthorized" && reader === "merchant" ? describe(account) : ""
  return new MedusaError(type, `${message}${whose}`, code, error)
}

/** A shopper isn't told about credentials; whoever runs the store finds it in the log. */
function warn({ account, cradle }: Tools, error: KlarnaError): void {
  cradle.logger.warn(`${toMedusaFailure(error, "merchant").message}${describe(account)}`)
}

/** Credentials work in one region and environment only, so these are what to compare first. */
function describe({ id, region, environment }: Account): string {
  return ` It is account "${id}" of region "${region}" in environment "${environment}".`
}
