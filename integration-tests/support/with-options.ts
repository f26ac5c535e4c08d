import type { KlarnaOptions } from "../../src/options/schema"
import type { Store } from "./in-store"

/** For the tests of a part: their store has set these options otherwise. Only such as are read whenever they count. */
export function withOptions(store: () => Store, changed: Partial<KlarnaOptions>): void {
  let before: KlarnaOptions | undefined
  const set = (options: Partial<KlarnaOptions>) =>
    Object.assign(store().klarnaModule().options, options)
  beforeEach(() => {
    before = { ...store().klarnaModule().options }
    set(changed)
  })
  afterEach(() => set(before ?? {}))
}
