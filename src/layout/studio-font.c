#include "config.h"

#include "studio-font.h"

#include <pango/pangocairo.h>
#include <string.h>

#if CAIRO_HAS_FT_FONT
#include <cairo-ft.h>
#endif

static GMutex mutex;
static GHashTable *kept; /* by name, cairo_scaled_font_t or NULL for a font that needs no keeping */

gboolean
studio_font_is_there (PangoContext *context,
                      const char *family)
{
  g_autoptr (PangoFontDescription) wanted = pango_font_description_new ();
  g_autoptr (PangoFontDescription) found = NULL;
  g_autoptr (PangoFont) font = NULL;

  pango_font_description_set_family (wanted, family);
  pango_font_description_set_absolute_size (wanted, 100 * PANGO_SCALE);
  font = pango_context_load_font (context, wanted);
  if (font == NULL)
    return FALSE;
  found = pango_font_describe (font);
  return g_ascii_strcasecmp (pango_font_description_get_family (found), family) == 0;
}

/* Returns: (nullable): the font's own reference, its face locked for ever */
static cairo_scaled_font_t *
lock_face (PangoFont *font)
{
#if CAIRO_HAS_FT_FONT
  cairo_scaled_font_t *scaled = PANGO_IS_CAIRO_FONT (font) ? pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font)) : NULL;

  if (scaled != NULL && cairo_scaled_font_get_type (scaled) == CAIRO_FONT_TYPE_FT && cairo_ft_scaled_font_lock_face (scaled) != NULL)
    return cairo_scaled_font_reference (scaled);
#endif
  return NULL;
}

static char *
font_name (const PangoFontDescription *description)
{
  g_autoptr (PangoFontDescription) sizeless = pango_font_description_copy_static (description);

  pango_font_description_unset_fields (sizeless, PANGO_FONT_MASK_SIZE);
  return pango_font_description_to_string (sizeless);
}

/* Takes @name. */
static void
keep_font (PangoFont *font,
           char *name)
{
  g_hash_table_insert (kept, name, lock_face (font));
}

static gboolean
is_kept (const char *name)
{
  if (kept == NULL)
    kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return g_hash_table_contains (kept, name);
}

void
studio_font_keep (PangoContext *context,
                  const PangoFontDescription *description)
{
  g_autofree char *name = NULL;

  g_return_if_fail (PANGO_IS_CONTEXT (context) && description != NULL);

  name = font_name (description);
  g_mutex_lock (&mutex);
  if (!is_kept (name)) {
    g_autoptr (PangoFont) font = pango_context_load_font (context, description);

    if (font != NULL)
      keep_font (font, g_steal_pointer (&name));
  }
  g_mutex_unlock (&mutex);
}

static void
keep_run (PangoFont *font)
{
  g_autoptr (PangoFontDescription) description = pango_font_describe (font);
  g_autofree char *name = font_name (description);

  g_mutex_lock (&mutex);
  if (!is_kept (name))
    keep_font (font, g_steal_pointer (&name));
  g_mutex_unlock (&mutex);
}

/* Latin letters, punctuation and currency signs, which a font for Indonesian has itself */
static gboolean
is_common (gunichar character)
{
  return character < 0x250 || (character >= 0x2000 && character < 0x20d0);
}

static gboolean
has_others (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    if (!is_common (g_utf8_get_char (at)))
      return TRUE;
  }
  return FALSE;
}

/* What pango writes the number of a letter in that no font has. */
static void
keep_number_font (PangoContext *context,
                  const PangoFontDescription *description)
{
  g_autoptr (PangoFontDescription) numbers = pango_font_description_copy (description);

  pango_font_description_set_family (numbers, "monospace");
  studio_font_keep (context, numbers);
}

void
studio_font_keep_others (PangoContext *context,
                         const PangoFontDescription *description,
                         const char *text)
{
  g_autoptr (PangoAttrList) list = NULL;
  GList *items;

  g_return_if_fail (PANGO_IS_CONTEXT (context) && description != NULL && text != NULL);

  if (!has_others (text))
    return;
  keep_number_font (context, description);
  list = pango_attr_list_new ();
  pango_attr_list_insert (list, pango_attr_font_desc_new (description));
  items = pango_itemize (context, text, 0, (int) strlen (text), list, NULL);
  for (GList *at = items; at != NULL; at = at->next) {
    PangoItem *item = at->data;

    if (item->analysis.font != NULL)
      keep_run (item->analysis.font);
  }
  g_list_free_full (items, (GDestroyNotify) pango_item_free);
}
