import { z } from "zod"

import type { Metadata } from "./text"

type MaybeText = string | null | undefined
type MaybeFlag = boolean | null | undefined

export interface MedusaVariant {
  readonly barcode?: MaybeText
  readonly ean?: MaybeText
  readonly metadata?: Metadata
  readonly mid_code?: MaybeText
  readonly options?:
    | readonly (
        | {
            readonly option?: { readonly title: string } | null | undefined
            readonly value: string
          }
        | null
        | undefined
      )[]
    | null
    | undefined
  readonly upc?: MaybeText
}

/** A category with those above it, as far as the query reaches. */
export interface MedusaCategory {
  readonly is_active?: MaybeFlag
  readonly is_internal?: MaybeFlag
  readonly name: string
  readonly parent_category?: MedusaCategory | null | undefined
}

export interface MedusaProduct {
  readonly categories?: readonly (MedusaCategory | null | undefined)[] | null | undefined
  readonly handle?: MaybeText
  readonly metadata?: Metadata
  readonly mid_code?: MaybeText
}

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null
const isText = (value: unknown) => value == null || typeof value === "string"
const isFlag = (value: unknown) => value == null || typeof value === "boolean"
const isListOf = (value: unknown, isItem: (item: unknown) => boolean) =>
  value == null || (Array.isArray(value) && value.every((item) => item == null || isItem(item)))
const hasMetadata = ({ metadata }: Fields) => metadata == null || typeof metadata === "object"

const isOption = (value: unknown) =>
  isFields(value) &&
  typeof value["value"] === "string" &&
  (value["option"] == null ||
    (isFields(value["option"]) && typeof value["option"]["title"] === "string"))

const isVariant = (value: unknown) =>
  isFields(value) &&
  ["barcode", "ean", "mid_code", "upc"].every((name) => isText(value[name])) &&
  hasMetadata(value) &&
  isListOf(value["options"], isOption)

const isCategory = (value: unknown): boolean =>
  isFields(value) &&
  typeof value["name"] === "string" &&
  isFlag(value["is_active"]) &&
  isFlag(value["is_internal"]) &&
  (value["parent_category"] == null || isCategory(value["parent_category"]))

const isProduct = (value: unknown) =>
  isFields(value) &&
  isText(value["handle"]) &&
  isText(value["mid_code"]) &&
  hasMetadata(value) &&
  isListOf(value["categories"], isCategory)

/**
 * What a product adds to a line. Looked at as it stands, not read into new objects: nested schemas for a thousand products cost
 * more than all the rest of mapping.
 */
export const MedusaProduct = z.custom<MedusaProduct>(isProduct)
export const MedusaVariant = z.custom<MedusaVariant>(isVariant)
