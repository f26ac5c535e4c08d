import type {
  CreateAccountHolderInput,
  CreateAccountHolderOutput,
  DeleteAccountHolderInput,
  DeleteAccountHolderOutput,
  RetrieveAccountHolderInput,
  RetrieveAccountHolderOutput,
  UpdateAccountHolderInput,
  UpdateAccountHolderOutput,
} from "@medusajs/framework/types"
import { z } from "zod"

import { invalid } from "../refusal"

/**
 * Klarna keeps no customers: Medusa's own id is all that an account holder is. Anybody who knows a cart can read it, so there
 * is no personal data in it.
 */
export function createAccountHolder({
  context,
}: CreateAccountHolderInput): CreateAccountHolderOutput {
  const { id } = context.customer
  return { data: { id }, id }
}

export function retrieveAccountHolder({
  id,
}: RetrieveAccountHolderInput): RetrieveAccountHolderOutput {
  return { data: { id }, id }
}

/** Nothing that changes about a customer is kept here. */
export function updateAccountHolder({
  context,
}: UpdateAccountHolderInput): UpdateAccountHolderOutput {
  return { data: context.account_holder.data }
}

/**
 * Nothing is revoked: what a customer agreed to isn't taken back because Medusa forgets a row. Who wants that deletes the
 * saved payment methods.
 */
export function deleteAccountHolder({
  context,
}: DeleteAccountHolderInput): DeleteAccountHolderOutput {
  return { data: context.account_holder.data ?? {} }
}

const Holder = z.looseObject({
  account_holder: z.looseObject({ data: z.looseObject({ id: z.string().min(1) }) }),
})

/** Medusa's customer, whose saved payment methods are meant. @throws MedusaError `invalid_data` where none is named */
export function customerIdOf({ context }: { readonly context?: unknown }): string {
  const holder = Holder.safeParse(context).data
  if (holder) return holder.account_holder.data.id
  throw invalid("context.account_holder.data.id is missing; expected the customer's id.")
}
