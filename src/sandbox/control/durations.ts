import { Refusal } from "../refusal"

const DURATION = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/

/** Milliseconds of a week, a day, an hour, a minute and a second. */
const UNITS = [604_800_000, 86_400_000, 3_600_000, 60_000, 1_000]

/** Milliseconds of an ISO 8601 duration in weeks, days, hours, minutes and seconds, e.g. `P28D` or `PT90M`. */
export function parseDuration(text: string): number {
  const parts = DURATION.exec(text)?.slice(1)
  if (!parts?.some((part) => part !== undefined)) {
    throw new Refusal(
      400,
      "BAD_VALUE",
      `"advance" must be an ISO 8601 duration in weeks, days, hours, minutes or seconds, like "P28D" or "PT90M"; got "${text}".`,
    )
  }
  return UNITS.reduce((sum, unit, index) => sum + unit * Number(parts[index] ?? 0), 0)
}
