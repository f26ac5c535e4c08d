import type { InputConfig } from "@medusajs/framework/types"

import { parseOptions } from "./options/parse"
import type { KlarnaOptionsInput } from "./options/schema"

const PACKAGE = "medusa-plugin-klarna"
const PAYMENT_PACKAGES = new Set(["@medusajs/medusa/payment", "@medusajs/payment"])
/** What the provider needs in its cradle; without this line on the module entry Medusa gives it nothing. */
const DEPENDENCIES = ["klarna", "query", "locking"]

/** A module entry of medusa-config, as loose as Medusa takes it. */
type Entry = Record<string, unknown>

/**
 * Adds Klarna to a Medusa configuration: the plugin, one payment provider per account (`pp_klarna_<account>`) and the
 * Payment module's dependencies. What the store configured stays as it is, other payment providers included.
 *
 * @param config what `defineConfig` takes
 * @param options see the table in `docs/options.md`
 * @returns a new configuration for `defineConfig`
 * @throws OptionsError with one sentence that names the wrong option and what was expected
 */
export function withKlarna<T extends InputConfig>(config: T, options: KlarnaOptionsInput): T {
  const { accounts } = parseOptions(options)
  const modules = withProviders(
    config.modules,
    Object.keys(accounts),
    `${PACKAGE}/providers/klarna`,
  )
  const plugins = [...(config.plugins ?? []), { options: cloneOptions(options), resolve: PACKAGE }]
  return { ...config, modules, plugins }
}

/**
 * The same for a repository that holds the plugin's source and runs as an app of its own: module and provider are
 * registered by path, and there is no plugin entry, which would load everything twice.
 */
export function withKlarnaFromSource<T extends InputConfig>(
  config: T,
  options: KlarnaOptionsInput,
): T {
  const { accounts } = parseOptions(options)
  const modules = withProviders(config.modules, Object.keys(accounts), "./src/providers/klarna")
  return {
    ...config,
    modules: addModule(modules, {
      options: cloneOptions(options),
      resolve: "./src/modules/klarna",
    }),
  }
}

/** Medusa writes into the options it gets, so no object in them is the caller's own. */
function cloneOptions(options: KlarnaOptionsInput): Entry {
  const entries = Object.entries(options).map(([name, value]: [string, unknown]) => {
    const isCode = typeof value === "function"
    return [name, isCode ? value : structuredClone(value)] satisfies [string, unknown]
  })
  return Object.fromEntries<unknown>(entries)
}

function withProviders(modules: unknown, accounts: readonly string[], resolve: string): unknown {
  const providers = accounts.map((id) => ({ id, options: { account: id }, resolve }))
  if (modules && !Array.isArray(modules)) return extendObject(toEntry(modules), providers)
  const list = toList(modules)
  const index = list.findLastIndex((entry) => isPayment(toEntry(entry)))
  if (index < 0) return [...list, extend({}, providers)]
  return list.with(index, extend(toEntry(list[index]), providers))
}

/** The form of `modules` with a key per module; Medusa's own key for payments is `payment`. */
function extendObject(modules: Entry, providers: readonly object[]): Entry {
  const found = Object.entries(modules).findLast(([key, entry]) =>
    isPayment({ key, ...toEntry(entry) }),
  )
  const key = found?.[0] ?? "payment"
  return { ...modules, [key]: extend(toEntry(modules[key]), providers) }
}

function isPayment({ key, resolve }: Entry): boolean {
  return key === "payment" || (typeof resolve === "string" && PAYMENT_PACKAGES.has(resolve))
}

/** Medusa lets the last entry of a module win, so a store's own entry is extended and never doubled. */
function extend(entry: Entry, providers: readonly object[]): Entry {
  const options = toEntry(entry["options"])
  return {
    ...entry,
    dependencies: [...new Set([...toList(entry["dependencies"]), ...DEPENDENCIES])],
    options: { ...options, providers: [...toList(options["providers"]), ...providers] },
    resolve: entry["resolve"] ?? "@medusajs/medusa/payment",
  }
}

function addModule(modules: unknown, entry: Entry): unknown {
  if (modules && !Array.isArray(modules)) return { ...modules, klarna: entry }
  return [...toList(modules), entry]
}

function toEntry(value: unknown): Entry {
  return typeof value === "object" && value !== null ? { ...value } : {}
}

function toList(value: unknown): unknown[] {
  const list: unknown[] = Array.isArray(value) ? value : []
  return [...list]
}
