import { APPAREL } from "./products/apparel"
import { BOOKS } from "./products/books"
import { HOME } from "./products/home"
import type { DemoProduct } from "./products/product"
import { SUBSCRIPTIONS } from "./products/subscriptions"

export const PRODUCTS: readonly DemoProduct[] = [...APPAREL, ...HOME, ...BOOKS, ...SUBSCRIPTIONS]
