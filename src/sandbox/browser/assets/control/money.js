/** @param {string} currency */
function formatFor(currency) {
  return new Intl.NumberFormat(undefined, { currency, style: "currency" })
}

/** @param {string} currency */
const digitsOf = (currency) => formatFor(currency).resolvedOptions().maximumFractionDigits ?? 2

/**
 * @param {number} amount minor units
 * @param {string} currency
 */
export function money(amount, currency) {
  return currency === ""
    ? String(amount)
    : formatFor(currency).format(amount / 10 ** digitsOf(currency))
}

/**
 * Minor units of an amount as people write it, with a point or a comma.
 * @param {string} text
 * @param {string} currency
 */
export function toMinor(text, currency) {
  const digits = digitsOf(currency)
  const [, whole = "", fraction = ""] = /^(\d+)(?:[.,](\d+))?$/.exec(text.trim()) ?? []
  if (whole === "" || fraction.length > digits) {
    throw new Error(
      `Amount must be a number of ${currency}, like ${(12).toFixed(digits)}; got "${text}".`,
    )
  }
  return Number(whole + fraction.padEnd(digits, "0"))
}

/** @param {string} iso */
export const time = (iso) => (iso === "" ? "" : `${iso.slice(0, 10)} ${iso.slice(11, 19)}`)
