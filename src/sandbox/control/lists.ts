import { Refusal } from "../refusal"

/** How many of the newest entries of a list are wanted; all, unless `newest` says so. */
export function newestWanted(query: string): number {
  const text = new URLSearchParams(query).get("newest")
  if (text === null) return Infinity
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw new Refusal(400, "BAD_VALUE", `"newest" must be a whole number; got "${text}".`)
}

/** The newest of what is kept, oldest first as ever. */
export function newestOf<T>(
  kept: ReadonlyMap<string, T> | readonly T[],
  wanted = Infinity,
): readonly T[] {
  const all = [...kept.values()]
  return wanted >= all.length ? all : all.slice(all.length - wanted)
}

export const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)
