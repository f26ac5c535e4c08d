import type { Resolve, Schema } from "./fields"

/** As much of a JSON schema as our answers use. */
export interface AnswerSchema extends Omit<Schema, "items" | "properties" | "type"> {
  readonly type?: string | readonly string[]
  readonly anyOf?: readonly AnswerSchema[]
  readonly properties?: Readonly<Record<string, AnswerSchema>>
  readonly items?: AnswerSchema
}

/** What is taken for a field of an answer. */
export interface AnswerField {
  readonly isRequired: boolean
  /** `string`, `number`, `object`, … */
  readonly kinds: readonly string[]
}

type AnswerResolve = (schema: AnswerSchema) => AnswerSchema

/** The schema itself, or each of those it may be instead. */
const alternatives = (schema: AnswerSchema): readonly AnswerSchema[] =>
  schema.anyOf?.flatMap(alternatives) ?? [schema]

const isList = (type: AnswerSchema["type"]): type is readonly string[] => Array.isArray(type)

const typesOf = ({ type }: AnswerSchema): readonly string[] =>
  isList(type) ? type : [type ?? "anything"]

const kindOf = (type: string): string => (type === "integer" ? "number" : type)

/** Every field of an answer by its path (`captures[].capture_id`), whichever alternative it stands in. */
export function answerFields(
  schema: AnswerSchema,
  resolve: AnswerResolve,
  path = "",
): ReadonlyMap<string, AnswerField> {
  const found = new Map<string, AnswerField>()
  for (const raw of alternatives(schema)) {
    const { items, properties = {}, required = [] } = resolve(raw)
    for (const [name, property] of Object.entries(properties)) {
      const place = path === "" ? name : `${path}.${name}`
      const kinds = alternatives(property).flatMap((one) => typesOf(resolve(one)).map(kindOf))
      found.set(place, { isRequired: required.includes(name), kinds })
      for (const [key, inner] of answerFields(property, resolve, place)) found.set(key, inner)
    }
    if (items)
      for (const [key, inner] of answerFields(items, resolve, `${path}[]`)) found.set(key, inner)
  }
  return found
}

/** The resolving of a document, for answers. */
export const forAnswers =
  (resolve: Resolve): AnswerResolve =>
  (schema) =>
    schema.$ref === undefined ? schema : resolve({ $ref: schema.$ref })
