import { z } from "zod"

import { type Api, call } from "../../demo/check/http"

const Id = z.object({ id: z.string() })
const List = z.array(Id)

/** The one object of an answer, whatever it is called there. */
const One = z
  .record(z.string(), z.unknown())
  .transform((answer) => Id.parse(Object.values(answer)[0]).id)

/** The one list of an answer. */
const Many = z
  .record(z.string(), z.unknown())
  .transform((answer) => List.parse(Object.values(answer).find(Array.isArray)))

/** Makes something by the Admin API; answers its id. */
export function create(admin: Api, path: string, body: object): Promise<string> {
  return call(admin, { answer: One, body, path: `/admin/${path}` })
}

/** The id of the first that a list of the Admin API has. */
export async function findFirst(admin: Api, path: string): Promise<string> {
  const [first] = await call(admin, { answer: Many, path: `/admin/${path}` })
  if (!first) throw new Error(`/admin/${path} has nothing`)
  return first.id
}

/** @param title of the product */
export async function deleteProduct({ baseUrl, headers }: Api, title: string): Promise<void> {
  const id = await findFirst({ baseUrl, headers }, `products?title=${title}`)
  const { ok, status } = await fetch(`${baseUrl}/admin/products/${id}`, {
    headers,
    method: "DELETE",
  })
  if (!ok) throw new Error(`the product wasn't deleted: ${String(status)}`)
}
