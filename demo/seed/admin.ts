import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createUserAccountWorkflow } from "@medusajs/medusa/core-flows"

import { findId } from "./find"

interface Login {
  email: string
  password: string
}

/** The one user who can open the admin. */
export async function ensureAdmin(container: MedusaContainer, login: Login): Promise<void> {
  if (await findId(container, "user", { email: login.email })) return
  const { authIdentity, error } = await container
    .resolve(Modules.AUTH)
    .register("emailpass", { body: { ...login } })
  if (!authIdentity) throw new Error(`The admin's login could not be created: ${error}`)
  await createUserAccountWorkflow(container).run({
    input: {
      authIdentityId: authIdentity.id,
      userData: { email: login.email, first_name: "Demo" },
    },
  })
}
