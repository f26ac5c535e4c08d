import type { MedusaVariant } from "../medusa/product"
import { toText } from "../text"

const VALUE_LIMIT = 64

/** What stores call these options in the languages of Klarna's countries. */
const COLOR = new Set(
  "color colour farbe färg farge farve väri couleur colore kleur kolor barva farba cor culoare szín χρώμα".split(
    " ",
  ),
)
const SIZE = new Set(
  "size größe groesse grösse storlek størrelse koko taille taglia talla maat rozmiar velikost veľkosť tamanho mărime méret μέγεθος".split(
    " ",
  ),
)

/** What a variant is told apart by. */
export interface Looks {
  readonly color: string | undefined
  readonly size: string | undefined
}

/** Color and size of a variant, if its options have such titles. */
export function toLooks(options: MedusaVariant["options"]): Looks {
  let color: string | undefined
  let size: string | undefined
  for (const one of options ?? []) {
    const title = one?.option?.title.trim().toLowerCase()
    if (title === undefined) continue
    if (COLOR.has(title)) color ??= toText(one?.value, VALUE_LIMIT)
    else if (SIZE.has(title)) size ??= toText(one?.value, VALUE_LIMIT)
  }
  return { color, size }
}
