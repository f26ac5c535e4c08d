/** How an attempt to make a charge's order ended, as far as Medusa knows; the charge's row knows the rest. */
export type Paid =
  /** `orderId`: null where the store's code charged an amount alone. */
  | { readonly is: "ordered"; readonly orderId: string | null }
  | { readonly is: "not_ordered"; readonly reason: string; readonly isDefinite: boolean }
