import { readFileSync } from "node:fs"
import { setTimeout } from "node:timers/promises"
import type { ExecArgs } from "@medusajs/framework/types"
import { z } from "zod"

import { chargeDue } from "../../src/workflows/recurring/charges/workers"

/** Who works, as a file says: the first so many processes, each with so many charges at the same time. */
export const Roster = z.object({ atOnce: z.number(), processes: z.number() })
export type Roster = z.infer<typeof Roster>

const Environment = z.object({ BENCH_PROCESS: z.coerce.number(), BENCH_ROSTER: z.string() })
const EVERY_MS = 20

/** A process of a store that charges what is due, for `medusa exec`, until it is stopped. */
export default async function work({ container }: ExecArgs): Promise<void> {
  const { BENCH_PROCESS: index, BENCH_ROSTER: file } = Environment.parse(process.env)
  for (;;) {
    const { atOnce, processes } = Roster.parse(JSON.parse(readFileSync(file, "utf8")))
    if (index < processes) await chargeDue(container, atOnce)
    await setTimeout(EVERY_MS)
  }
}
