#include "config.h"

#include "studio-export-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-number.h"

#define MOST_SENTENCES 2

char *
studio_export_words_bytes (gsize bytes)
{
  g_autofree char *number = NULL;

  if (bytes < 1000 * 1000) {
    number = studio_number_format ((double) MAX (1, (bytes + 500) / 1000), 0);
    return g_strdup_printf (_ ("%s kB"), number);
  }
  if (bytes < 1000 * 1000 * 1000) {
    number = studio_number_format ((double) bytes / 1e6, 1);
    return g_strdup_printf (_ ("%s MB"), number);
  }
  number = studio_number_format ((double) bytes / 1e9, 0);
  return g_strdup_printf (_ ("%s GB"), number);
}

const char *
studio_export_words_advice (StudioExportKind kind)
{
  switch (kind) {
  case STUDIO_EXPORT_PNG:
    return _ ("PNG keeps every pixel. Good for Instagram and Facebook.");
  case STUDIO_EXPORT_JPEG:
    return _ ("JPEG makes small files for WhatsApp and websites.");
  case STUDIO_EXPORT_WEBP:
    return _ ("WebP makes the smallest files, for websites. Not every app shows it.");
  case STUDIO_EXPORT_PDF:
    return _ ("PDF for printing: sharp at any size, in true millimetres.");
  case STUDIO_EXPORT_SVG:
    return _ ("SVG for going on in a drawing program.");
  }
  g_return_val_if_reached ("");
}

static gboolean
is_known (GPtrArray *sentences,
          const char *sentence)
{
  return g_ptr_array_find_with_equal_func (sentences, sentence, g_str_equal, NULL);
}

/* Returns: (transfer container): what the issues say, each once; those of samples go into @samples as labels. */
static GPtrArray *
gather_sentences (GPtrArray *scenes,
                  GPtrArray *samples)
{
  GPtrArray *sentences = g_ptr_array_new ();

  for (guint i = 0; i < scenes->len; i++) {
    const StudioScene *scene = g_ptr_array_index (scenes, i);

    for (guint n = 0; n < scene->issues->len; n++) {
      const StudioIssue *issue = g_ptr_array_index (scene->issues, n);
      const StudioField *field = NULL;

      if (issue->kind == STUDIO_ISSUE_SAMPLE && issue->field != NULL)
        field = studio_template_find_field (studio_snapshot_get_template (scene->snapshot), issue->field);
      if (field != NULL && !is_known (samples, field->label))
        g_ptr_array_add (samples, field->label);
      else if (field == NULL && !is_known (sentences, issue->message))
        g_ptr_array_add (sentences, issue->message);
    }
  }
  return sentences;
}

static void
append_samples (GString *text,
                GPtrArray *samples)
{
  g_autoptr (GString) labels = g_string_new (NULL);

  for (guint i = 0; i < samples->len; i++)
    g_string_append_printf (labels, "%s%s", i > 0 ? ", " : "", (const char *) g_ptr_array_index (samples, i));
  /* Translators: a list of labels follows, such as "Title, Photo" */
  g_string_append_printf (text, _ ("The pictures still show samples: %s."), labels->str);
}

char *
studio_export_words_warning (GPtrArray *scenes)
{
  g_autoptr (GPtrArray) samples = g_ptr_array_new ();
  g_autoptr (GPtrArray) sentences = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (scenes != NULL, NULL);

  sentences = gather_sentences (scenes, samples);
  if (sentences->len == 0 && samples->len == 0)
    return NULL;
  if (samples->len > 0)
    append_samples (text, samples);
  for (guint i = 0; i < sentences->len && i < MOST_SENTENCES; i++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", (const char *) g_ptr_array_index (sentences, i));
  if (sentences->len > MOST_SENTENCES) {
    guint rest = sentences->len - MOST_SENTENCES;

    g_string_append_c (text, ' ');
    g_string_append_printf (text, ngettext ("(%u thing more)", "(%u things more)", rest), rest);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
studio_export_words_folder (const char *folder)
{
  const char *home = g_get_home_dir ();
  gsize length = strlen (home);

  g_return_val_if_fail (folder != NULL, NULL);

  if (strncmp (folder, home, length) == 0 && folder[length] == G_DIR_SEPARATOR)
    return g_filename_display_name (folder + length + 1);
  return g_filename_display_name (folder);
}
