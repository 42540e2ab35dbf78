#include "config.h"

#include "studio-sheet-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-error.h"

/* No workbook nests deeper than a dozen; memory would grow with each. */
#define MAX_DEPTH 64
#define CHUNK (64 * 1024)

static const char *
without_prefix (const char *name)
{
  const char *colon = strrchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

const char *
studio_sheet_attribute (const char *const *names,
                        const char *const *values,
                        const char *name)
{
  for (guint i = 0; names[i] != NULL; i++) {
    if (g_str_equal (without_prefix (names[i]), name))
      return values[i];
  }
  return NULL;
}

static void
on_start (GMarkupParseContext *context G_GNUC_UNUSED,
          const char *name,
          const char **names,
          const char **values,
          gpointer data,
          GError **error)
{
  StudioSheetPart *part = data;

  if (++part->depth > MAX_DEPTH) {
    g_set_error_literal (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, "nested too deeply");
    return;
  }
  if (part->start != NULL)
    part->start (part, without_prefix (name), (const char *const *) names, (const char *const *) values, error);
}

static void
on_end (GMarkupParseContext *context G_GNUC_UNUSED,
        const char *name,
        gpointer data,
        GError **error)
{
  StudioSheetPart *part = data;

  part->depth--;
  if (part->end != NULL)
    part->end (part, without_prefix (name), error);
}

static void
on_text (GMarkupParseContext *context G_GNUC_UNUSED,
         const char *text,
         gsize length,
         gpointer data,
         GError **error)
{
  StudioSheetPart *part = data;

  if (part->text != NULL)
    part->text (part, text, length, error);
}

static gboolean
parse (GMarkupParseContext *context,
       const char *data,
       gsize size,
       GError **error)
{
  if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0) {
    data += 3;
    size -= 3;
  }
  for (gsize at = 0; at < size; at += CHUNK) {
    if (!g_markup_parse_context_parse (context, data + at, (gssize) MIN (CHUNK, size - at), error))
      return FALSE;
  }
  return g_markup_parse_context_end_parse (context, error);
}

gboolean
studio_sheet_part_read (StudioSheetPart *part,
                        GBytes *bytes,
                        GError **error)
{
  static const GMarkupParser parser = { on_start, on_end, on_text, NULL, NULL };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, part, NULL);
  g_autoptr (GError) problem = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  part->depth = 0;
  if (parse (context, data, size, &problem))
    return TRUE;
  if (problem->domain != G_MARKUP_ERROR)
    g_propagate_error (error, g_steal_pointer (&problem));
  else
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_TRUNCATED, _ ("“%s” is damaged. Save it again in its program, or as CSV."), part->source);
  return FALSE;
}
