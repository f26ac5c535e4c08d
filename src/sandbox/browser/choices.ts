import type { Category } from "../rules/methods"
import { IDENTIFIERS } from "../views/categories"

/** What the sandbox calls the categories in its own pages: never in Klarna's words. */
export const PLAIN_NAMES: Readonly<Record<Category, string>> = {
  direct_bank_transfer: "Bank transfer",
  direct_debit: "Direct debit",
  klarna: "All ways to pay",
  pay_later: "Pay later",
  pay_now: "Pay now",
  pay_over_time: "Pay over time",
}

/**
 * What a shopper can choose from, given category identifiers in either letter case. `klarna` stands for all that a
 * session offers; what it doesn't offer is left out.
 */
export function choicesFor(identifiers: readonly string[]): readonly Category[] {
  const wanted = identifiers.map((name) => name.toLowerCase())
  return wanted.includes("klarna")
    ? IDENTIFIERS
    : IDENTIFIERS.filter((category) => wanted.includes(category))
}

/** The category of a text, if it is one of those offered. */
export const chosenFrom = (choices: readonly Category[], text: string): Category | undefined =>
  choices.find((category) => category === text)
