import { MappingError } from "../mapping-error"
import type { Draft } from "./draft"

/** @see klarna: order lines, 1 to 1000 */
export const MAX_LINES = 1000

/**
 * No more lines than Klarna takes, or than are short enough: the first items stay, and the rest become one line per kind, tax rate and subscription,
 * because a line has one of each. Shipping, credit and tax keep their lines.
 * @throws MappingError when even so there are too many
 */
export function mergeBeyondLimit(
  items: readonly Draft[],
  others: readonly Draft[],
  most = MAX_LINES,
): Draft[] {
  const room = most - others.length
  if (items.length <= room) return [...items, ...others]
  const kinds = new Set(items.map(kindOf)).size
  if (kinds > room) {
    throw new MappingError(
      most === MAX_LINES
        ? `The cart needs ${String(items.length + others.length)} order lines; Klarna takes ${String(MAX_LINES)}.`
        : "The cart's order lines are longer together than Klarna takes.",
    )
  }
  const kept = items.slice(0, room - kinds)
  return [...kept, ...groups(items.slice(room - kinds)).map(merge), ...others]
}

function kindOf({ says: { subscription, type }, rate }: Draft): string {
  const kind = `${type ?? ""} ${String(rate)}`
  if (!subscription) return kind
  const { interval, interval_count, name } = subscription
  return `${kind} ${interval} ${String(interval_count)} ${name}`
}

function groups(drafts: readonly Draft[]): (readonly Draft[])[] {
  const byKind = new Map<string, Draft[]>()
  for (const draft of drafts) {
    const group = byKind.get(kindOf(draft))
    if (group) group.push(draft)
    else byKind.set(kindOf(draft), [draft])
  }
  return [...byKind.values()]
}

function merge(drafts: readonly Draft[]): Draft {
  const [first] = drafts
  const sum = (amount: (draft: Draft) => number) =>
    drafts.reduce((total, draft) => total + amount(draft), 0)
  const rate = first?.rate ?? 0
  return {
    original: sum(({ original, total }) => Math.max(original, total)),
    quantity: 1,
    rate,
    says: {
      name: `${String(drafts.length)} further items`,
      reference: `further-items-${String(rate)}`,
      subscription: first?.says.subscription,
      type: first?.says.type,
    },
    total: sum(({ total }) => total),
  }
}
