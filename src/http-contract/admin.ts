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

const Counted = z.strictObject({ reason: z.string(), count: z.int() })

/** Body of `POST /admin/klarna/reconcile`. */
export const ReconcileRequest = z.strictObject({
  /** Milliseconds: what was checked more recently is left alone. By default everything is compared. */
  min_age_ms: z.int().min(0).default(0),
})
export type ReconcileRequest = z.infer<typeof ReconcileRequest>

/** Its answer: what was found and done. */
export const ReconcileReport = z.strictObject({
  /** Sessions and orders that were compared to the end. */
  checked: z.int(),
  /** How many repairs were done. */
  repaired: z.int(),
  /** How many of each name. */
  repairs: z.record(z.string(), z.int()),
  /** What only a person can settle, by name: the journal says more. */
  differences: z.record(z.string(), z.int()),
  /** How many can't be judged yet, because something is under way; they are looked at again in a moment. */
  waiting: z.int(),
  /** How many couldn't be compared, because Klarna or the store didn't answer. Nothing was repaired there. */
  failed: z.int(),
  failures: z.array(Counted),
  /** What belongs to another environment or account. */
  skipped: z.array(Counted),
})
export type ReconcileReport = z.infer<typeof ReconcileReport>

/** A line of a dry run: what would be repaired, or why that isn't known. */
export interface PreviewLine {
  readonly account: string
  /** Klarna's order, or the session's row before there is one. */
  readonly subject: string
  readonly repairs?: readonly string[]
  readonly failed?: string
  readonly skipped?: string
}

/** Body of `POST /admin/klarna/sync`: one purchase is compared at once, also when it was given up. */
export const SyncRequest = z
  .strictObject({
    klarna_order_id: z.string().min(1).optional(),
    /** The session's row, `klses_…`. */
    session_id: z.string().min(1).optional(),
  })
  .refine(({ klarna_order_id, session_id }) => Boolean(klarna_order_id) !== Boolean(session_id), {
    message: "expected klarna_order_id or session_id",
  })
export type SyncRequest = z.infer<typeof SyncRequest>

/** Its answer. */
export const SyncReport = z.strictObject({
  /** Names of the repairs that were done. */
  repairs: z.array(z.string()),
  /** What only a person can settle. */
  differences: z.array(z.string()),
  waiting: z.boolean(),
  /** Why it couldn't be compared; null where it was. */
  failure: z.string().nullable(),
})
export type SyncReport = z.infer<typeof SyncReport>

/** Answer of `GET /admin/klarna/sync`: what was given up, or keeps failing. */
export const SyncTroubles = z.strictObject({
  troubles: z.array(
    z.strictObject({
      kind: z.enum(["order", "session"]),
      id: z.string(),
      account: z.string(),
      klarna_order_id: z.string().nullable(),
      error: z.string().nullable(),
      tries: z.int(),
      /** ISO 8601; null while it is still tried. */
      gave_up_at: z.string().nullable(),
      next_sync_at: z.string().nullable(),
    }),
  ),
})
export type SyncTroubles = z.infer<typeof SyncTroubles>
