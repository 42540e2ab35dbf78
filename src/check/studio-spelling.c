#include "config.h"

#include "studio-spelling.h"

#include <enchant.h>
#include <string.h>

#define MAX_KEPT 50000
#define MAX_SUGGESTIONS 5
/* longer ones are no words; the dictionary's affixes would be tried on all of it */
#define MAX_WORD_BYTES 64

/** StudioSpelling: @lock: enchant's dictionaries are no thing for two threads at once. @kept: word → known (1) or not (2) */
struct _StudioSpelling
{
  GMutex lock;
  EnchantBroker *broker;
  EnchantDict *dictionary;
  GHashTable *kept;
  StudioWords *words;
};

StudioSpelling *
studio_spelling_new (StudioWords *words,
                     const char *language)
{
  StudioSpelling *self = g_atomic_rc_box_new0 (StudioSpelling);

  g_mutex_init (&self->lock);
  self->broker = enchant_broker_init ();
  self->dictionary = enchant_broker_request_dict (self->broker, language);
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->words = studio_words_ref (words);
  return self;
}

static void
clear (gpointer data)
{
  StudioSpelling *self = data;

  if (self->dictionary != NULL)
    enchant_broker_free_dict (self->broker, self->dictionary);
  enchant_broker_free (self->broker);
  g_hash_table_unref (self->kept);
  studio_words_unref (self->words);
  g_mutex_clear (&self->lock);
}

StudioSpelling *
studio_spelling_ref (StudioSpelling *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
studio_spelling_unref (StudioSpelling *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

gboolean
studio_spelling_has_dictionary (StudioSpelling *self)
{
  return self->dictionary != NULL;
}

static gboolean
check_locked (StudioSpelling *self,
              const char *word)
{
  int kept = GPOINTER_TO_INT (g_hash_table_lookup (self->kept, word));

  if (kept == 0) {
    kept = enchant_dict_check (self->dictionary, word, (gssize) strlen (word)) <= 0 ? 1 : 2;
    if (g_hash_table_size (self->kept) >= MAX_KEPT)
      g_hash_table_remove_all (self->kept);
    g_hash_table_insert (self->kept, g_strdup (word), GINT_TO_POINTER (kept));
  }
  return kept == 1;
}

gboolean
studio_spelling_knows_name (StudioSpelling *self,
                            const char *word)
{
  gboolean known;

  if (self->dictionary == NULL || strlen (word) > MAX_WORD_BYTES)
    return TRUE;
  g_mutex_lock (&self->lock);
  known = check_locked (self, word);
  g_mutex_unlock (&self->lock);
  return known;
}

gboolean
studio_spelling_knows (StudioSpelling *self,
                       const char *lower)
{
  return studio_word_list_has (studio_words_get (self->words, "kantor"), lower) || studio_word_list_has (studio_words_get (self->words, "daerah"), lower) ||
         studio_spelling_knows_name (self, lower);
}

char **
studio_spelling_suggest (StudioSpelling *self,
                         const char *word)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gsize n_found = 0;
  char **found = NULL;

  if (self->dictionary != NULL && strlen (word) <= MAX_WORD_BYTES && *word != '\0') {
    g_mutex_lock (&self->lock);
    found = enchant_dict_suggest (self->dictionary, word, (gssize) strlen (word), &n_found);
    g_mutex_unlock (&self->lock);
  }
  for (gsize i = 0; i < n_found && i < MAX_SUGGESTIONS; i++)
    g_strv_builder_add (builder, found[i]);
  if (found != NULL)
    enchant_dict_free_string_list (self->dictionary, found);
  return g_strv_builder_end (builder);
}
