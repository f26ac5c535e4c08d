import { seededFraction } from "../../src/sandbox/dice"

/** Chances of one actor: the same for the same seed, whatever the others do meanwhile. */
export class Dice {
  readonly #fraction: () => number

  /** @param path names the actor, so that each draws chances of its own */
  constructor(seed: number, ...path: number[]) {
    const mixed = path.reduce((sum, part) => Math.imul(sum ^ part, 0x9e3779b1) >>> 0, seed)
    this.#fraction = seededFraction(mixed)
  }

  chance(probability: number): boolean {
    return this.#fraction() < probability
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.#fraction() * (most - least + 1))
  }

  pick<const T extends readonly [unknown, ...unknown[]]>(items: T): T[number] {
    return items[this.between(0, items.length - 1)] ?? items[0]
  }

  /** Picks a name of a table, each as often as its weight says. */
  weighted<Name extends string>(table: Readonly<Record<Name, { weight: number }>>): Name {
    const rows = Object.entries<{ weight: number }>(table)
    const total = rows.reduce((sum, [, { weight }]) => sum + weight, 0)
    let left = this.#fraction() * total
    const names = rows.flatMap(([name, { weight }]) => ((left -= weight) < 0 ? [name] : []))
    const isName = (name: string | undefined): name is Name =>
      name !== undefined && Object.hasOwn(table, name)
    const [found] = names
    if (!isName(found)) throw new Error("the table is empty")
    return found
  }

  shuffled<T>(items: readonly T[]): T[] {
    return items
      .map((item) => ({ item, place: this.#fraction() }))
      .sort((left, right) => left.place - right.place)
      .map(({ item }) => item)
  }
}
