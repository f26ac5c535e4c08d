import { z } from "zod"

/** What Klarna says of an account's credentials; `unreachable`: it couldn't be asked. */
export const CredentialState = z.enum(["ok", "wrong", "unreachable"])

export const AccountHealth = z.strictObject({
  /** Key in the plugin's `options.accounts`. */
  id: z.string(),
  provider_id: z.string(),
  /** Klarna's API region. */
  region: z.enum(["eu", "na", "oc"]),
  merchant_id: z.string().nullable(),
  credentials: z.strictObject({
    state: CredentialState,
    /** One sentence for the merchant. */
    message: z.string(),
  }),
})
export type AccountHealth = z.infer<typeof AccountHealth>

/** A country in which a region of the store offers Klarna, and in which it can't be paid with. */
export const RegionMisfit = z.strictObject({
  region_id: z.string(),
  region_name: z.string(),
  provider_id: z.string(),
  /** ISO 3166-1 alpha-2, upper case. */
  country: z.string(),
  /** ISO 4217, upper case. */
  currency: z.string(),
  /** One sentence: what doesn't fit. */
  problem: z.string(),
})
export type RegionMisfit = z.infer<typeof RegionMisfit>

/** Answer of `GET /admin/klarna/health`. */
export const KlarnaHealth = z.strictObject({
  environment: z.enum(["playground", "live"]),
  accounts: z.array(AccountHealth),
  misfits: z.array(RegionMisfit),
})
export type KlarnaHealth = z.infer<typeof KlarnaHealth>
