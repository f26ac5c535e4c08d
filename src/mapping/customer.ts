import type { Customer } from "../klarna/contract/customer"
import type { MedusaSale } from "./medusa/sale"
import type { Organization } from "./organization"
import { toText } from "./text"

const DAY = /^(?!0000)\d{4}-\d{2}-\d{2}$/

/**
 * What Klarna is told of the shopper besides addresses. That a company buys decides what is offered, so it is said from
 * the start; who it is only with the addresses.
 */
export function toKlarnaCustomer(
  sale: MedusaSale,
  organization: Organization | undefined,
  personal: boolean,
): Customer | undefined {
  if (organization) {
    const { entityType, registrationId, vatId } = organization
    const ids = {
      organization_entity_type: entityType,
      organization_registration_id: registrationId,
      vat_id: vatId,
    }
    return { type: "organization", ...(personal ? ids : {}) }
  }
  const born = toText(sale.customer?.metadata?.["date_of_birth"], Infinity)
  return personal && born && isDay(born) ? { date_of_birth: born } : undefined
}

/** Whether there is such a day: the 30th of February would be the 1st or 2nd of March. */
function isDay(text: string): boolean {
  const midnight = new Date(`${text}T00:00:00Z`)
  if (!DAY.test(text) || Number.isNaN(midnight.getTime())) return false
  return midnight.toISOString().startsWith(text)
}
