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

type Options = MedusaVariant["options"]

export function toColor(options: Options): string | undefined {
  return valueOf(options, COLOR)
}

export function toSize(options: Options): string | undefined {
  return valueOf(options, SIZE)
}

function valueOf(options: Options, titles: ReadonlySet<string>): string | undefined {
  for (const one of options ?? []) {
    const title = one?.option?.title.trim().toLowerCase()
    if (title !== undefined && titles.has(title)) return toText(one?.value, VALUE_LIMIT)
  }
  return undefined
}
