#include "config.h"

#include "studio-elements-private.h"

#include <glib/gi18n-lib.h>

#include "studio-fonts.h"
#include "studio-icon-index.h"
#include "studio-icon-set.h"

#define ICON_SIDE 180
#define LOGO_SIDE 200

/* --- icons --- */

/* "tanda tanya" becomes "Tanda tanya". Returns: (transfer full) */
static char *
with_capital (const char *text)
{
  g_autofree char *first = g_utf8_strup (text, *text != '\0' ? g_utf8_next_char (text) - text : 0);
  char *name = g_strconcat (first, *text != '\0' ? g_utf8_next_char (text) : "", NULL);

  return g_strdelimit (name, "-_", ' ');
}

static JsonNode *
take_layer (JsonObject *layer)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, layer);
  json_node_seal (node);
  return node;
}

static StudioElement *
icon_new (const char *icon,
          const char *name,
          const char *name_en)
{
  JsonObject *layer = json_object_new ();
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *id = g_strconcat ("icon:", icon, NULL);
  g_autofree char *indonesian = with_capital (name);
  g_autofree char *english = with_capital (name_en);

  json_object_set_string_member (layer, "type", "icon");
  json_object_set_string_member (layer, "icon", icon);
  json_object_set_string_member (layer, "color", "primary");
  json_object_set_int_member (layer, "w", ICON_SIDE);
  json_object_set_int_member (layer, "h", ICON_SIDE);
  node = take_layer (layer);
  return studio_element_new (id, STUDIO_ELEMENTS_ICONS, indonesian, english, node);
}

static void
take_icon (StudioElements *self,
           StudioElement *icon,
           const char *const *words,
           const char *const *words_en)
{
  studio_element_add_words (icon, STUDIO_WORD_INDONESIAN, words);
  studio_element_add_words (icon, STUDIO_WORD_ENGLISH, words_en);
  studio_element_add_words (icon, STUDIO_WORD_GROUP, (const char *[]){ "ikon", "icon", NULL });
  studio_elements_take (self, icon);
}

/* The program's own icons have words of both languages in one list, the English ones last. */
static void
add_drawn (StudioElements *self)
{
  StudioIconSet *set = studio_icon_set_get_default ();
  const char *const *names = studio_icon_set_get_names (set);
  const char *const none[] = { NULL };

  for (guint i = 0; names[i] != NULL; i++) {
    const char *const *words = studio_icon_set_get_words (set, names[i]);
    guint n_words = g_strv_length ((char **) words);

    take_icon (self, icon_new (names[i], names[i], n_words > 0 ? words[n_words - 1] : names[i]), words, none);
  }
}

/* Fonts that are not here would only show question marks. */
static gboolean
has_font (GHashTable *known,
          PangoContext *context,
          const char *family)
{
  gpointer there;

  if (!g_hash_table_lookup_extended (known, family, NULL, &there)) {
    there = GINT_TO_POINTER (studio_fonts_has_family (context, family));
    g_hash_table_insert (known, (char *) family, there);
  }
  return GPOINTER_TO_INT (there);
}

static void
add_glyphs (StudioElements *self)
{
  StudioIconIndex *index = studio_icon_index_get_default ();
  const char *const *names = studio_icon_index_get_names (index);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  PangoContext *context = studio_fonts_new_context ();

  for (guint i = 0; names[i] != NULL; i++) {
    const StudioIconGlyph *glyph = studio_icon_index_lookup (index, names[i]);

    if (has_font (known, context, glyph->family))
      take_icon (self, icon_new (names[i], glyph->words[0] != NULL ? glyph->words[0] : names[i], glyph->words_en[0] != NULL ? glyph->words_en[0] : names[i]),
                 glyph->words, glyph->words_en);
  }
  g_object_unref (context);
}

void
studio_elements_add_icons (StudioElements *self)
{
  add_drawn (self);
  add_glyphs (self);
}

/* --- stickers --- */

static void
take_sticker (GPtrArray *list,
              const char *id,
              const char *name,
              JsonObject *layer)
{
  g_autoptr (JsonNode) node = take_layer (layer);

  g_ptr_array_add (list, studio_element_new (id, STUDIO_ELEMENTS_STICKERS, name, name, node));
}

static void
add_logo (GPtrArray *list,
          const char *role,
          const char *name)
{
  JsonObject *layer = json_object_new ();
  g_autofree char *id = g_strconcat ("logo:", role, NULL);

  json_object_set_string_member (layer, "type", "logo");
  json_object_set_string_member (layer, "role", role);
  json_object_set_int_member (layer, "w", LOGO_SIDE);
  json_object_set_int_member (layer, "h", LOGO_SIDE);
  take_sticker (list, id, name, layer);
}

/* The main one is always there: while an office has given none, its placeholder is. */
static void
add_logos (GPtrArray *list,
           StudioBrand *brand)
{
  JsonNode *logos = studio_json_lookup (studio_brand_get_json (brand), "logos");
  JsonArray *array = logos != NULL && JSON_NODE_HOLDS_ARRAY (logos) ? json_node_get_array (logos) : NULL;

  add_logo (list, "utama", _ ("Logo"));
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    JsonNode *node = json_array_get_element (array, i);
    const char *role = JSON_NODE_HOLDS_OBJECT (node) ? studio_json_peek_string (json_node_get_object (node), "role") : NULL;
    g_autofree char *name = role != NULL ? g_strdup_printf (_ ("Logo: %s"), role) : NULL;

    if (role != NULL && !g_str_equal (role, "utama"))
      add_logo (list, role, name);
  }
}

static JsonObject *
box_new (const char *type,
         int width,
         int height)
{
  JsonObject *layer = json_object_new ();

  json_object_set_string_member (layer, "type", type);
  json_object_set_int_member (layer, "w", width);
  json_object_set_int_member (layer, "h", height);
  return layer;
}

/* The colours side by side, as a band to end a page with */
static JsonObject *
color_band (void)
{
  static const char *const colors[] = { "primary", "deep", "accent", "tint" };
  JsonObject *group = box_new ("group", 480, 60);
  JsonArray *children = json_array_new ();

  for (int i = 0; i < (int) G_N_ELEMENTS (colors); i++) {
    JsonObject *child = box_new ("shape", 120, 60);
    g_autofree char *id = g_strdup_printf ("b%d", i + 1);

    json_object_set_string_member (child, "id", id);
    json_object_set_string_member (child, "fill", colors[i]);
    json_object_set_int_member (child, "x", 120 * i);
    json_array_add_object_element (children, child);
  }
  json_object_set_array_member (group, "children", children);
  return group;
}

static JsonObject *
words_box (const char *text,
           int width)
{
  JsonObject *layer = box_new ("text", width, 0);

  json_object_remove_member (layer, "h");
  json_object_set_string_member (layer, "text", text);
  json_object_set_string_member (layer, "font", "body");
  json_object_set_int_member (layer, "weight", 700);
  json_object_set_int_member (layer, "size", 36);
  json_object_set_int_member (layer, "min_size", 20);
  json_object_set_string_member (layer, "color", "deep");
  return layer;
}

/* @value: where the brand says it; nothing is added for what it does not say */
static void
add_words_of_brand (GPtrArray *list,
                    StudioBrand *brand,
                    const char *value,
                    const char *name)
{
  g_autofree char *path = g_strdelimit (g_strdup (value), ".", '/');
  g_autofree char *id = g_strconcat ("merek:", value, NULL);
  g_autofree char *text = g_strdup_printf ("{brand.%s}", value);
  JsonNode *said = studio_json_lookup (studio_brand_get_json (brand), path);
  const char *words = said != NULL && JSON_NODE_HOLDS_VALUE (said) ? json_node_get_string (said) : NULL;
  StudioElement *element;

  if (words == NULL || *words == '\0')
    return;
  take_sticker (list, id, name, words_box (text, 640));
  element = g_ptr_array_index (list, list->len - 1);
  element->picture = take_layer (words_box (text, 240));
}

GPtrArray *
studio_elements_list_stickers (StudioBrand *brand)
{
  JsonObject *motif;
  GPtrArray *list;

  g_return_val_if_fail (STUDIO_IS_BRAND (brand), NULL);

  motif = box_new ("motif", 480, 240);
  list = g_ptr_array_new_with_free_func (g_object_unref);
  add_logos (list, brand);
  json_object_set_string_member (motif, "color", "primary");
  take_sticker (list, "motif", _ ("Ornament"), motif);
  take_sticker (list, "warna", _ ("Brand Colours"), color_band ());
  add_words_of_brand (list, brand, "org.full", _ ("Office Name"));
  add_words_of_brand (list, brand, "handle", _ ("Account Name"));
  studio_elements_add_files (list, brand);
  return list;
}
