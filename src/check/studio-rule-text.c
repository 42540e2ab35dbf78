#include "config.h"

#include "studio-rule-text.h"

#include <glib/gi18n-lib.h>

#include "studio-file.h"
#include "studio-json-file.h"
#include "studio-localised.h"
#include "studio-paths.h"

#define MAX_FILE_BYTES (4 * 1024 * 1024)

struct _StudioRuleTexts
{
  GHashTable *by_id;
};

static void
free_text (gpointer data)
{
  StudioRuleText *text = data;

  g_free (text->why);
  g_free (text->source);
  g_clear_pointer (&text->answer, studio_answer_kind_unref);
  for (guint i = 0; i < text->n_lessons; i++) {
    g_free (text->lessons[i].bad);
    g_free (text->lessons[i].good);
  }
  g_free (text);
}

static gboolean
read_lessons (StudioRuleText *text,
              const StudioJsonAt *at,
              GError **error)
{
  StudioJsonAt learn, pair;

  if (!studio_json_get_array (at, "learn", FALSE, &learn, error))
    return FALSE;
  for (guint i = 0; i < studio_json_at_length (&learn) && i < G_N_ELEMENTS (text->lessons); i++) {
    const char *bad = NULL, *good = NULL;

    studio_json_at_element (&learn, i, &pair);
    if (!studio_json_get_string (&pair, "bad", TRUE, &bad, error) || !studio_json_get_string (&pair, "good", TRUE, &good, error))
      return FALSE;
    text->lessons[text->n_lessons++] = (StudioLesson){ g_strdup (bad), g_strdup (good) };
  }
  return TRUE;
}

static gboolean
read_text (StudioRuleTexts *self,
           const StudioJsonAt *at,
           GError **error)
{
  static const char *const members[] = { "id", "why", "source", "learn", "answer", "examples", NULL };
  StudioRuleText *text;
  const char *id = NULL, *source = NULL;

  if (!studio_json_only_members (at, members, error) || !studio_json_get_string (at, "id", TRUE, &id, error) ||
      !studio_json_get_string (at, "source", FALSE, &source, error))
    return FALSE;
  text = g_new0 (StudioRuleText, 1);
  text->source = g_strdup (source);
  text->why = studio_localised_get (at, "why", error);
  text->answer = text->why != NULL ? studio_answer_kind_read (at, error) : NULL;
  if (text->answer == NULL || !read_lessons (text, at, error)) {
    free_text (text);
    return FALSE;
  }
  g_hash_table_replace (self->by_id, g_strdup (id), text);
  return TRUE;
}

static gboolean
read_file (StudioRuleTexts *self,
           const char *path,
           GError **error)
{
  g_autoptr (JsonNode) root = studio_json_load (path, path, MAX_FILE_BYTES, error);
  StudioJsonAt at, rules, rule;

  if (root == NULL)
    return FALSE;
  at = studio_json_at_root (path, root);
  if (!studio_json_get_array (&at, "rules", TRUE, &rules, error))
    return FALSE;
  for (guint i = 0; studio_json_at_element (&rules, i, &rule); i++) {
    if (!read_text (self, &rule, error))
      return FALSE;
  }
  return TRUE;
}

static void
read_folder (StudioRuleTexts *self,
             const char *folder,
             GPtrArray *notices)
{
  g_autoptr (GPtrArray) names = studio_file_list_folder (folder);

  for (guint i = 0; i < names->len; i++) {
    const char *name = g_ptr_array_index (names, i);
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autoptr (GError) error = NULL;

    if (g_str_has_suffix (name, ".json") && !read_file (self, path, &error))
      g_ptr_array_add (notices, g_strdup (error->message));
  }
}

StudioRuleTexts *
studio_rule_texts_new (GPtrArray **notices)
{
  StudioRuleTexts *self = g_atomic_rc_box_new0 (StudioRuleTexts);
  g_auto (GStrv) folders = studio_paths_data_dirs ("checks/rules");

  *notices = g_ptr_array_new_with_free_func (g_free);
  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_text);
  for (guint i = g_strv_length (folders); i > 0; i--)
    read_folder (self, folders[i - 1], *notices);
  return self;
}

static void
clear (gpointer data)
{
  g_hash_table_unref (((StudioRuleTexts *) data)->by_id);
}

StudioRuleTexts *
studio_rule_texts_ref (StudioRuleTexts *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
studio_rule_texts_unref (StudioRuleTexts *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

const StudioRuleText *
studio_rule_texts_find (StudioRuleTexts *self,
                        const char *id)
{
  return g_hash_table_lookup (self->by_id, id);
}
