/** What mapping reads of a cart or an order. `total` of its root is what makes items carry theirs. */
const SALE_FIELDS = [
  "id",
  "total",
  "email",
  "locale",
  "metadata",
  "currency_code",
  "customer_id",
  "customer.id",
  "customer.company_name",
  "customer.has_account",
  "customer.metadata",
  "customer.created_at",
  "customer.updated_at",
  "items.*",
  "items.tax_lines.*",
  "items.adjustments.*",
  "items.product.handle",
  "items.product.mid_code",
  "items.product.metadata",
  "items.product.categories.name",
  "items.product.categories.is_active",
  "items.product.categories.is_internal",
  "items.product.categories.parent_category.name",
  "items.product.categories.parent_category.is_active",
  "items.product.categories.parent_category.is_internal",
  "items.product.categories.parent_category.parent_category.name",
  "items.product.categories.parent_category.parent_category.is_active",
  "items.product.categories.parent_category.parent_category.is_internal",
  "items.variant.barcode",
  "items.variant.ean",
  "items.variant.upc",
  "items.variant.mid_code",
  "items.variant.metadata",
  "items.variant.options.value",
  "items.variant.options.option.title",
  "shipping_methods.*",
  "shipping_methods.tax_lines.*",
  "shipping_methods.adjustments.*",
  "credit_lines.*",
  "billing_address.*",
  "shipping_address.*",
  "region.countries.iso_2",
]

/** Fields of Query's `payment_session` that make a scene whose payment collection has a cart. */
export const SCENE_FIELDS = [
  "id",
  "amount",
  "currency_code",
  "provider_id",
  "payment_collection.id",
  "payment_collection.order.id",
  "payment_collection.order.status",
  ...SALE_FIELDS.map((field) => `payment_collection.cart.${field}`),
]

/** Fields of Query's `order`, for a scene whose payment collection has no cart. */
export const ORDER_FIELDS = ["custom_display_id", "display_id", "status", ...SALE_FIELDS]

/** Fields of Query's `cart`, for a sign-up. */
export const CART_FIELDS = ["completed_at", ...SALE_FIELDS]

/** Fields of Query's `order_change`: what was added to an order since it was placed. */
export const ORDER_CHANGE_FIELDS = [
  "id",
  "version",
  "canceled_at",
  "declined_at",
  "actions.action",
  "actions.reference_id",
  "actions.details",
]
