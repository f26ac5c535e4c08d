import type { MedusaStoreRequest } from "@medusajs/framework/http"

/** The customer who is logged in; undefined where nobody is, which core says with an empty id. */
export function loggedIn(request: Pick<MedusaStoreRequest, "auth_context">): string | undefined {
  const id = request.auth_context?.actor_id
  return id === "" ? undefined : id
}
