import { MedusaError } from "@medusajs/framework/utils"

/** The shopper has to act at Klarna again: core answers 200 with the message, and the cart stays open. */
export function requiresMore(message: string): MedusaError {
  return new MedusaError(MedusaError.Types.PAYMENT_REQUIRES_MORE_ERROR, message)
}

/** Klarna won't pay this purchase: core answers 200 with the message, the shopper picks another method. */
export function refused(message: string): MedusaError {
  return new MedusaError(MedusaError.Types.PAYMENT_AUTHORIZATION_ERROR, message)
}

export function invalid(message: string): MedusaError {
  return new MedusaError(MedusaError.Types.INVALID_DATA, message)
}

export function notAllowed(message: string): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_ALLOWED, message)
}

/** Something that must be there is not: nothing is done on a guess. */
export function unexpected(message: string): MedusaError {
  return new MedusaError(MedusaError.Types.UNEXPECTED_STATE, message)
}
