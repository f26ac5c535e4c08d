import { toText } from "../text"
import type { MedusaCategory, MedusaProduct } from "../medusa/product"

const PATH_LIMIT = 750
const BETWEEN = " > "

interface Level {
  readonly name: string
  readonly is_active?: boolean | null | undefined
  readonly is_internal?: boolean | null | undefined
  readonly parent_category?: Level | null | undefined
}

/**
 * The product's deepest category that shoppers see, with those above it: `Home > Kitchen > Mugs`. Of several equally deep
 * ones it is the first by name, because Query answers them in no order and Klarna compares lines.
 */
export function toCategoryPath(categories: MedusaProduct["categories"]): string | undefined {
  let first: readonly string[] = []
  for (const category of categories ?? []) {
    const names = category ? namesOf(category) : []
    if (comesBefore(names, first)) first = names
  }
  return fitting(first)
}

function comesBefore(names: readonly string[], first: readonly string[]): boolean {
  if (names.length !== first.length) return names.length > first.length
  return names.length > 0 && names.join(BETWEEN) < first.join(BETWEEN)
}

/** From the top down; empty when the category, or one above it, is hidden. */
function namesOf(category: MedusaCategory): readonly string[] {
  const names: string[] = []
  for (let level: Level | null | undefined = category; level; level = level.parent_category) {
    if (level.is_active === false || level.is_internal === true) return []
    const name = toText(level.name, PATH_LIMIT)
    if (name) names.push(name)
  }
  return names.reverse()
}

/** Without the last ones where all of them are too long: a segment is never cut. */
function fitting(names: readonly string[]): string | undefined {
  const path = names.join(BETWEEN)
  if (path.length > PATH_LIMIT) return fitting(names.slice(0, -1))
  return path || undefined
}
