/** A way of making a call. */
export type Act = () => Promise<unknown>

export interface Rounds {
  readonly rounds: number
  /** Calls per round and contestant. */
  readonly calls: number
  /** How many are under way at once. */
  readonly atOnce: number
}

/** Rounds that don't count. */
const WARM_UP = 4

/** Calls per second of one round. */
async function throughput(act: Act, { atOnce, calls }: Rounds): Promise<number> {
  let left = calls
  const worker = async (): Promise<void> => {
    while (left-- > 0) await act()
  }
  const started = performance.now()
  await Promise.all(Array.from({ length: atOnce }, worker))
  return calls / ((performance.now() - started) / 1_000)
}

const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0

export interface Comparison {
  /** Median calls per second of each. */
  readonly one: number
  readonly other: number
  /** Median of what the other reached of the one, round by round. */
  readonly ratio: number
}

/** Lets two contestants take turns in many short rounds, so that the machine's moods meet both. */
export async function compare(one: Act, other: Act, plan: Rounds): Promise<Comparison> {
  const rates: { readonly one: number; readonly other: number }[] = []
  for (let round = -WARM_UP; round < plan.rounds; round += 1) {
    const first = await throughput(round % 2 === 0 ? one : other, plan)
    const second = await throughput(round % 2 === 0 ? other : one, plan)
    if (round < 0) continue
    rates.push(round % 2 === 0 ? { one: first, other: second } : { one: second, other: first })
  }
  return {
    one: median(rates.map((rate) => rate.one)),
    other: median(rates.map((rate) => rate.other)),
    ratio: median(rates.map((rate) => rate.other / rate.one)),
  }
}
