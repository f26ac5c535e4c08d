import { mkdirSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"

/**
 * Switches Medusa's telemetry off. The variable alone isn't enough: without the setting every Medusa process still starts a
 * detached one at its end that looks for events to send. The settings get a home of their own, so that the person's stay.
 * @param home a folder, made when it isn't there
 * @returns the environment for Medusa processes
 */
export function quietEnvironment(home: string): Record<string, string> {
  const file = join(home, "medusa", "config.json")
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify({ telemetry: { enabled: false } }))
  return { MEDUSA_DISABLE_TELEMETRY: "1", XDG_CONFIG_HOME: home }
}
