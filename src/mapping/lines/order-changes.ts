import type { OrderChange } from "../medusa/order-change"
import type { MedusaItem } from "../medusa/priced"
import type { MedusaSale } from "../medusa/sale"
import { type Decimal, toDecimal } from "../money"

/** What changes added to an order: how many of which item, and which shipping methods. */
interface Additions {
  readonly quantities: ReadonlyMap<string, Decimal>
  readonly methods: ReadonlySet<string>
}

/**
 * The order as if it consisted of nothing but what its newest change added; then of what the two newest added, and so on,
 * because what isn't paid yet may come from several edits.
 */
export function addedTo(order: MedusaSale, changes: readonly OrderChange[]): MedusaSale[] {
  const newestFirst = changes
    .filter(({ canceled_at, declined_at }) => !canceled_at && !declined_at)
    .sort((one, other) => other.version - one.version)
  return newestFirst.map((_, index) => only(order, additionsOf(newestFirst.slice(0, index + 1))))
}

function additionsOf(changes: readonly OrderChange[]): Additions {
  const quantities = new Map<string, Decimal>()
  const methods = new Set<string>()
  for (const { action, details, reference_id } of changes.flatMap(({ actions }) => actions ?? [])) {
    const item = details?.reference_id ?? reference_id
    if (action === "SHIPPING_ADD" && reference_id) methods.add(reference_id)
    const more = action === "ITEM_ADD" ? details?.quantity : details?.quantity_diff
    if (item && more && (action === "ITEM_ADD" || action === "ITEM_UPDATE"))
      quantities.set(item, (quantities.get(item) ?? toDecimal(0)).plus(more))
  }
  return { methods, quantities }
}

function only(order: MedusaSale, { quantities, methods }: Additions): MedusaSale {
  const items = (order.items ?? []).flatMap((item) => {
    const added = quantities.get(item.id)
    return added?.isGreaterThan(0) ? [part(item, added)] : []
  })
  const shipping_methods = (order.shipping_methods ?? []).filter(({ id }) => methods.has(id))
  return { ...order, credit_lines: [], items, shipping_methods }
}

/** So many of an item, with their part of its totals. */
function part(item: MedusaItem, quantity: Decimal): MedusaItem {
  const share = (amount: unknown) => quantity.times(toDecimal(amount)).div(item.quantity).toFixed()
  const { original_subtotal, original_total, tax_total, total } = item
  return {
    ...item,
    detail: null,
    original_subtotal: original_subtotal === undefined ? undefined : share(original_subtotal),
    original_total: share(original_total),
    quantity: quantity.toFixed(),
    tax_total: tax_total === undefined ? undefined : share(tax_total),
    total: share(total),
  }
}
