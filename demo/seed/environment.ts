import { z } from "zod"

const SeedEnvironment = z
  .object({
    DEMO_PICTURES_URL: z.url(),
    DEMO_ADMIN_EMAIL: z.email(),
    DEMO_ADMIN_PASSWORD: z.string().min(8),
    DEMO_SEED_RESULT: z.string().min(1),
  })
  .transform((env) => ({
    picturesUrl: env.DEMO_PICTURES_URL,
    admin: { email: env.DEMO_ADMIN_EMAIL, password: env.DEMO_ADMIN_PASSWORD },
    resultFile: env.DEMO_SEED_RESULT,
  }))

export type SeedVariables = z.input<typeof SeedEnvironment>

/** Reads what the demo tells its seed; the two run in different processes. */
export function readSeedEnvironment(env: NodeJS.ProcessEnv): z.output<typeof SeedEnvironment> {
  return SeedEnvironment.parse(env)
}
