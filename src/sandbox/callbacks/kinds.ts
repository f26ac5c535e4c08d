/** What Klarna tells a merchant's server. */
export type CallbackKind = "authorization" | "notification" | "push" | "status_update"
