#include "config.h"

#include "studio-caption-menus.h"

#include <glib/gi18n-lib.h>

#include "studio-brand-office.h"
#include "studio-caption.h"

static void
append_insert (GMenu *menu,
               const char *label,
               const char *words)
{
  /* a "_" in a handle is no mnemonic */
  g_auto (GStrv) parts = g_strsplit (label, "_", -1);
  g_autofree char *escaped = g_strjoinv ("__", parts);
  g_autoptr (GMenuItem) item = g_menu_item_new (escaped, NULL);

  g_menu_item_set_action_and_target (item, "caption.insert", "s", words);
  g_menu_append_item (menu, item);
}

GMenuModel *
studio_caption_menu_of_fields (StudioSnapshot *snapshot)
{
  GMenu *menu = g_menu_new ();
  g_auto (GStrv) tokens = NULL;

  g_return_val_if_fail (snapshot != NULL, G_MENU_MODEL (menu));

  tokens = studio_caption_list_tokens (snapshot);
  for (gsize i = 0; tokens[i] != NULL; i++) {
    const StudioField *field = studio_template_find_field (studio_snapshot_get_template (snapshot), tokens[i]);
    g_autofree char *words = g_strdup_printf ("{%s}", tokens[i]);

    append_insert (menu, field->label, words);
  }
  return G_MENU_MODEL (menu);
}

static void
append_hashtags (GMenu *menu,
                 JsonNode *list)
{
  JsonArray *array = list != NULL && JSON_NODE_HOLDS_ARRAY (list) ? json_node_get_array (list) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    JsonNode *node = json_array_get_element (array, i);
    const char *text = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
    g_autofree char *tag = text != NULL ? g_strconcat (*text == '#' ? "" : "#", text, NULL) : NULL;

    if (tag != NULL)
      append_insert (menu, tag, tag);
  }
}

/* One handle serves on several platforms. */
static void
append_accounts (GMenu *menu,
                 GPtrArray *accounts)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < accounts->len; i++) {
    const StudioAccount *account = g_ptr_array_index (accounts, i);

    if (g_hash_table_add (seen, (gpointer) account->handle))
      append_insert (menu, account->handle, account->handle);
  }
}

GMenuModel *
studio_caption_menu_of_tags (StudioSnapshot *snapshot)
{
  g_autoptr (GMenu) hashtags = g_menu_new ();
  g_autoptr (GMenu) accounts = g_menu_new ();
  GMenu *menu = g_menu_new ();
  StudioBrand *brand;

  g_return_val_if_fail (snapshot != NULL, G_MENU_MODEL (menu));

  brand = studio_snapshot_get_brand (snapshot);
  append_hashtags (hashtags, studio_json_lookup (studio_brand_get_json (brand), "hashtags"));
  append_accounts (accounts, studio_brand_list_accounts (brand));
  if (g_menu_model_get_n_items (G_MENU_MODEL (hashtags)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (hashtags));
  if (g_menu_model_get_n_items (G_MENU_MODEL (accounts)) > 0)
    g_menu_append_section (menu, _ ("Accounts"), G_MENU_MODEL (accounts));
  return G_MENU_MODEL (menu);
}
