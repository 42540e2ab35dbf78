#include "config.h"

#include "studio-text-memo.h"

#include <string.h>

/* Some pages of a thousand texts; about 2 MB. Then all are forgotten, which costs one slow layout. */
#define MAX_FITS 4096

static GQuark
memo_quark (void)
{
  return g_quark_from_static_string ("studio-text-memo");
}

char *
studio_text_memo_key (PangoLayout *layout,
                      const StudioTextSpec *spec,
                      const StudioTextLimits *limits)
{
  PangoAttrList *attributes = pango_layout_get_attributes (layout);
  g_autofree char *looks = attributes != NULL ? pango_attr_list_to_string (attributes) : NULL;
  g_autofree char *font = pango_font_description_to_string (pango_layout_get_font_description (layout));
  const double numbers[] = { limits->width, limits->height, limits->cap, spec->size, spec->min_size, spec->line, spec->tracking, spec->indent, spec->paragraph_gap };
  const int counts[] = { spec->max_lines, spec->balance, spec->fixed, (int) spec->marker, (int) spec->align };
  GString *key = g_string_new (font);

  /* bits, not digits: what is not the same number may not have the same fit */
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++) {
    guint64 bits;

    memcpy (&bits, &numbers[i], sizeof bits);
    g_string_append_printf (key, "/%" G_GINT64_MODIFIER "x", bits);
  }
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    g_string_append_printf (key, "/%d", counts[i]);
  g_string_append_printf (key, "\n%s\n%s", looks != NULL ? looks : "", pango_layout_get_text (layout));
  return g_string_free (key, FALSE);
}

gboolean
studio_text_memo_lookup (PangoContext *context,
                         const char *key,
                         StudioTextFit *fit)
{
  GHashTable *memo = g_object_get_qdata (G_OBJECT (context), memo_quark ());
  const StudioTextFit *found = memo != NULL ? g_hash_table_lookup (memo, key) : NULL;

  if (found != NULL)
    *fit = *found;
  return found != NULL;
}

void
studio_text_memo_keep (PangoContext *context,
                       char *key,
                       const StudioTextFit *fit)
{
  GHashTable *memo = g_object_get_qdata (G_OBJECT (context), memo_quark ());

  if (memo == NULL) {
    memo = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
    g_object_set_qdata_full (G_OBJECT (context), memo_quark (), memo, (GDestroyNotify) g_hash_table_unref);
  }
  if (g_hash_table_size (memo) >= MAX_FITS)
    g_hash_table_remove_all (memo);
  g_hash_table_insert (memo, key, g_memdup2 (fit, sizeof *fit));
}
