import type { Data } from "../data"
import { textAt } from "../data"
import type { Dice } from "../dice"

interface TokenInput {
  readonly sessionId: string
  readonly purchase: Data
  readonly origin: string
}

const encode = (value: Data): string => Buffer.from(JSON.stringify(value)).toString("base64url")

function languageOf(purchase: Data): string {
  const locale = textAt(purchase, "locale")
  return locale === "" ? "en" : locale.slice(0, 2)
}

/**
 * A client token for the browser: looks like Klarna's signed JWT of about 1 kB and carries its claims (recorded), but
 * the signature is noise.
 */
export function clientToken({ origin, purchase, sessionId }: TokenInput, dice: Dice): string {
  const claims = {
    session_id: sessionId,
    base_url: origin,
    design: "klarna",
    language: languageOf(purchase),
    purchase_country: textAt(purchase, "purchase_country").toUpperCase(),
    environment: "playground",
    merchant_name: "Sandbox merchant",
    session_type: "PAYMENTS",
    client_event_base_url: `${origin}/client-events`,
    scheme: true,
    experiments: [],
    region: "eu",
    ua_enabled_and_one_purchase: false,
  }
  return [encode({ alg: "RS256", kid: dice.uuid() }), encode(claims), dice.bytes(256)].join(".")
}
