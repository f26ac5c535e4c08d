import type { Incoming } from "../http/incoming"
import { isData, parseJson, textAt } from "../data"
import type { Session } from "../state/session"
import { isSessionAlive } from "../state/session"
import type { World } from "../world"

function sessionIdIn(token: string): string {
  const claims = parseJson(Buffer.from(token.split(".")[1] ?? "", "base64url").toString())
  return isData(claims) ? textAt(claims, "session_id") : ""
}

/** The live session whose client token a request carries as `Authorization: Bearer`. */
export function clientSession({ headers }: Incoming, world: World): Session | undefined {
  const [, token = ""] = /^Bearer (\S+)$/i.exec(headers.authorization ?? "") ?? []
  const session = world.store.sessions.get(sessionIdIn(token))
  if (session?.clientToken !== token) return undefined
  return isSessionAlive(session, world.clock.now()) ? session : undefined
}
