import type { CustomerTokenOrderLine } from "../../klarna/contract/customer-token-order"
import type { OrderLine } from "../../klarna/contract/order-line"
import { MAX_TOKEN_LINE_AMOUNT } from "../../klarna/contract/primitives"
import { MappingError } from "../mapping-error"
import { formatMinor } from "../money"
import { toText } from "../text"

const MERCHANT_DATA_LIMIT = 255

/**
 * A line as the charge of a customer token takes it. @throws MappingError for more than it takes, which is half of an order's
 */
export function toTokenLine(line: OrderLine, currency: string): CustomerTokenOrderLine {
  const { merchant_data, name, total_amount, unit_price } = line
  if (Math.max(unit_price, total_amount) > MAX_TOKEN_LINE_AMOUNT) {
    const most = formatMinor(MAX_TOKEN_LINE_AMOUNT, currency)
    throw new MappingError(
      `"${name}" costs more than ${most}, the most that Klarna takes in a line of a charge.`,
    )
  }
  if (merchant_data === undefined) return line
  return { ...line, merchant_data: toText(merchant_data, MERCHANT_DATA_LIMIT) }
}
