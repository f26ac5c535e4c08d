export interface Wish {
  purchases: number
  /** Drives every choice of the campaign; what meets what in time is not in its hand. */
  seed: number
  /** False: nothing is repaired before the books are compared, to see what the storm leaves. */
  reconciles: boolean
}

export const USAGE = `npm run chaos -- [--purchases N] [--seed N] [--without-reconciliation]
  buys N random carts (60) while calls fail and the store is killed, reconciles, and compares all orders of both sides`

const LARGEST_SEED = 0xffff_ffff

/** Reads the command line. @returns undefined for one that nobody understands */
export function readArguments(args: readonly string[], anySeed: number): Wish | undefined {
  const wish: Wish = { purchases: 60, reconciles: true, seed: anySeed }
  const rest = [...args]
  for (let name = rest.shift(); name !== undefined; name = rest.shift()) {
    if (name === "--without-reconciliation") {
      wish.reconciles = false
      continue
    }
    const value = Number(rest.shift())
    if (!Number.isInteger(value) || value < 0 || value > LARGEST_SEED) return undefined
    if (name === "--purchases" && value > 0) wish.purchases = value
    else if (name === "--seed") wish.seed = value
    else return undefined
  }
  return wish
}
