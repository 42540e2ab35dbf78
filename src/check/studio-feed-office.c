#include "config.h"

#include "studio-feed.h"

#include "studio-brand-office.h"

/* Returns: (nullable): a text of brand.json that is not empty; @object: (nullable): within which member */
static const char *
peek (StudioBrand *brand,
      const char *object,
      const char *member)
{
  JsonNode *node = studio_brand_get_json (brand);
  const char *text;

  if (object != NULL)
    node = studio_json_lookup (node, object);
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  text = studio_json_peek_string (json_node_get_object (node), member);
  return text != NULL && *text != '\0' ? text : NULL;
}

static gboolean
is_of (const StudioPlatform *platform,
       const char *name)
{
  if (g_ascii_strcasecmp (platform->id, name) == 0)
    return TRUE;
  for (gsize i = 0; platform->aliases != NULL && platform->aliases[i] != NULL; i++) {
    if (g_ascii_strcasecmp (platform->aliases[i], name) == 0)
      return TRUE;
  }
  return FALSE;
}

const char *
studio_feed_name_office (StudioBrand *brand)
{
  const char *full;

  g_return_val_if_fail (STUDIO_IS_BRAND (brand), NULL);

  full = peek (brand, "org", "full");
  return full != NULL ? full : studio_brand_get_name (brand);
}

const char *
studio_feed_name_account (const StudioPlatform *platform,
                          StudioBrand *brand,
                          gboolean *known)
{
  GPtrArray *accounts;
  const char *handle;

  g_return_val_if_fail (platform != NULL && STUDIO_IS_BRAND (brand), NULL);

  accounts = studio_brand_list_accounts (brand);
  if (known != NULL)
    *known = TRUE;
  for (guint i = 0; i < accounts->len; i++) {
    const StudioAccount *account = g_ptr_array_index (accounts, i);

    /* those of other offices are there to be mentioned */
    if (account->office == NULL && is_of (platform, account->platform))
      return account->handle;
  }
  if (known != NULL)
    *known = FALSE;
  handle = peek (brand, NULL, "handle");
  return handle != NULL ? handle : studio_feed_name_office (brand);
}

const char *
studio_feed_name_site (StudioBrand *brand)
{
  GPtrArray *contacts;
  const char *site;

  g_return_val_if_fail (STUDIO_IS_BRAND (brand), NULL);

  contacts = studio_brand_list_contacts (brand);
  for (guint i = 0; i < contacts->len; i++) {
    const StudioContact *contact = g_ptr_array_index (contacts, i);

    if (contact->kind == STUDIO_CONTACT_SITE)
      return contact->value;
  }
  site = peek (brand, NULL, "site");
  return site != NULL ? site : studio_feed_name_office (brand);
}
