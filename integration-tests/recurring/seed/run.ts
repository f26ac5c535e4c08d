import { writeFileSync } from "node:fs"
import { join } from "node:path"

import { untilDone } from "../../../demo/support/leashed"
import { startMedusa } from "../../../demo/support/store/medusa"
import type { World } from "../../chaos/stage/world"
import { type SeedWish, WISH_VARIABLE } from "./wish"

/** Fills a store with subscriptions. @param env of the store that is to charge them: tokens belong to an installation */
export async function seedSubscriptions(
  { folder, watch }: World,
  env: NodeJS.ProcessEnv,
  wish: SeedWish,
): Promise<void> {
  const file = join(folder.root, "recurring.json")
  writeFileSync(file, JSON.stringify(wish))
  const started = startMedusa({
    args: ["exec", "integration-tests/recurring/seed/seed.ts"],
    env: { ...env, [WISH_VARIABLE]: file, REDIS_URL: undefined },
    logFile: folder.storeLog,
    name: "The seed of subscriptions",
  })
  await watch(started)
  await untilDone(started)
}
