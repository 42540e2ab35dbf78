#include "config.h"

#include "studio-prompts.h"

#include <string.h>

#include "studio-json-file.h"
#include "studio-json.h"
#include "studio-paths.h"

#define MAX_FILE_BYTES (1024 * 1024)
/* Longer ones are no prompts */
#define MAX_PROMPT_BYTES 1000

struct _StudioPrompts
{
  GHashTable *sentences[STUDIO_N_QUESTIONS]; /* content type or "*" → sentence */
};

static const char *const names[STUDIO_N_QUESTIONS + 1] = { "siapa", "apa", "kapan", "di_mana", "mengapa", "bagaimana", "manfaat", "ajakan", NULL };

static gboolean
read_question (StudioPrompts *self,
               int question,
               const StudioJsonAt *prompts,
               GError **error)
{
  StudioJsonAt at;
  g_autoptr (GList) types = NULL;

  if (!studio_json_get_object (prompts, names[question], FALSE, &at, error))
    return FALSE;
  types = at.node != NULL ? json_object_get_members (json_node_get_object (at.node)) : NULL;
  for (GList *type = types; type != NULL; type = type->next) {
    const char *sentence = NULL;

    if (!studio_json_get_string (&at, type->data, TRUE, &sentence, error))
      return FALSE;
    if (strlen (sentence) > MAX_PROMPT_BYTES) {
      studio_json_at_error (error, &at, "“%s” is longer than %d bytes", (const char *) type->data, MAX_PROMPT_BYTES);
      return FALSE;
    }
    g_hash_table_replace (self->sentences[question], g_strdup (type->data), g_strdup (sentence));
  }
  return TRUE;
}

static gboolean
read_file (StudioPrompts *self,
           const char *path,
           GError **error)
{
  g_autoptr (JsonNode) root = studio_json_load (path, path, MAX_FILE_BYTES, error);
  StudioJsonAt at, prompts;

  if (root == NULL)
    return FALSE;
  at = studio_json_at_root (path, root);
  if (!studio_json_get_object (&at, "prompts", TRUE, &prompts, error) || !studio_json_only_members (&prompts, names, error))
    return FALSE;
  for (int i = 0; i < STUDIO_N_QUESTIONS; i++) {
    if (!read_question (self, i, &prompts, error))
      return FALSE;
  }
  return TRUE;
}

StudioPrompts *
studio_prompts_new (GPtrArray **notices)
{
  StudioPrompts *self = g_atomic_rc_box_new0 (StudioPrompts);
  g_auto (GStrv) folders = studio_paths_data_dirs ("checks");

  g_return_val_if_fail (notices != NULL, self);

  *notices = g_ptr_array_new_with_free_func (g_free);
  for (int i = 0; i < STUDIO_N_QUESTIONS; i++)
    self->sentences[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = g_strv_length (folders); i > 0; i--) {
    g_autofree char *path = g_build_filename (folders[i - 1], "prompts.json", NULL);
    g_autoptr (GError) error = NULL;

    if (g_file_test (path, G_FILE_TEST_EXISTS) && !read_file (self, path, &error))
      g_ptr_array_add (*notices, g_strdup (error->message));
  }
  return self;
}

static void
clear (gpointer data)
{
  StudioPrompts *self = data;

  for (int i = 0; i < STUDIO_N_QUESTIONS; i++)
    g_hash_table_unref (self->sentences[i]);
}

StudioPrompts *
studio_prompts_ref (StudioPrompts *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
studio_prompts_unref (StudioPrompts *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

const char *
studio_prompts_get (StudioPrompts *self,
                    StudioQuestion question,
                    const char *type)
{
  const char *sentence;

  g_return_val_if_fail (self != NULL && question < STUDIO_N_QUESTIONS, NULL);

  sentence = type != NULL ? g_hash_table_lookup (self->sentences[question], type) : NULL;
  return sentence != NULL ? sentence : g_hash_table_lookup (self->sentences[question], "*");
}

gboolean
studio_prompts_find_blank (const char *text,
                           int *start,
                           int *end)
{
  const char *blank, *after;

  g_return_val_if_fail (text != NULL && start != NULL && end != NULL, FALSE);

  blank = strstr (text, "___");
  if (blank == NULL)
    return FALSE;
  for (after = blank; *after == '_';)
    after++;
  *start = (int) g_utf8_pointer_to_offset (text, blank);
  *end = *start + (int) (after - blank);
  return TRUE;
}
