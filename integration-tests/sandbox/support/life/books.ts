import type { HostedPageOverview } from "../../../../src/sandbox/control/hosted-pages"
import type { OrderOverview, SessionOverview } from "../../../../src/sandbox/control/overview"
import type { TokenOverview } from "../../../../src/sandbox/control/tokens"
import type { Sandbox } from "../../../../src/sandbox/server"

/** Everything that a sandbox knows of a merchant's business, at one moment. */
export interface Books {
  readonly now: string
  readonly sessions: readonly SessionOverview[]
  readonly orders: readonly OrderOverview[]
  readonly tokens: readonly TokenOverview[]
  readonly pages: readonly HostedPageOverview[]
}

export const readBooks = ({ clock, control }: Sandbox): Books => ({
  now: clock.now().toISOString(),
  orders: control.orders(),
  pages: control.hostedPages(),
  sessions: control.sessions(),
  tokens: control.tokens(),
})

export const byId = <T>(entries: readonly T[], id: (entry: T) => string): ReadonlyMap<string, T> =>
  new Map(entries.map((entry) => [id(entry), entry]))

/** Each entry as it was and as it is; new ones are left out. */
export function pairs<T>(
  before: readonly T[],
  after: readonly T[],
  id: (entry: T) => string,
): readonly (readonly [was: T, is: T])[] {
  const known = byId(after, id)
  return before.flatMap((was) => {
    const is = known.get(id(was))
    return is === undefined ? [] : [[was, is] as const]
  })
}

/** The laws that don't hold, by name. */
export const broken = (laws: Readonly<Record<string, boolean>>): string[] =>
  Object.keys(laws).filter((law) => laws[law] !== true)
