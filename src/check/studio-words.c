#include "config.h"

#include "studio-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "studio-file.h"
#include "studio-paths.h"

#define MAX_FILE_BYTES (4 * 1024 * 1024)
#define MAX_LINE_BYTES 400
#define MAX_PHRASE_WORDS 8
/* the longest beginning a "*" is looked for with; words have no more letters than this */
#define MAX_BEGINNING 32

/** Entry: @right: (nullable): NULL if it was taken out again */
typedef struct
{
  char *right;
} Entry;

/** StudioWordList: @entries: whole words and phrases; @longest: how many words the longest phrase has that begins with a word */
struct _StudioWordList
{
  GHashTable *entries;
  GHashTable *longest;
  GHashTable *beginnings;
  gsize longest_beginning;
};

struct _StudioWords
{
  GHashTable *lists;
  StudioWordList *none;
};

/* --- one list --- */

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->right);
  g_free (entry);
}

StudioWordList *
studio_word_list_new (void)
{
  StudioWordList *self = g_new0 (StudioWordList, 1);

  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_entry);
  self->longest = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->beginnings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_entry);
  return self;
}

void
studio_word_list_free (StudioWordList *self)
{
  g_hash_table_unref (self->entries);
  g_hash_table_unref (self->longest);
  g_hash_table_unref (self->beginnings);
  g_free (self);
}

/* The words' text in small letters, as tokens are, with one blank between; NULL if it is none. */
static char *
normalise (const char *phrase,
           int *n_words,
           char **first)
{
  g_autoptr (StudioText) text = studio_text_new (phrase, -1);
  g_autoptr (GString) plain = g_string_new (NULL);

  *n_words = 0;
  for (guint i = 0; i < text->n_tokens; i++) {
    const StudioToken *token = &text->tokens[i];

    if (token->kind == STUDIO_TOKEN_SPACE) {
      g_string_append_c (plain, ' ');
      continue;
    }
    g_string_append (plain, token->lower);
    *n_words += 1;
    if (*n_words == 1)
      *first = g_strdup (token->lower);
  }
  return *n_words > 0 && *n_words <= MAX_PHRASE_WORDS ? g_string_free (g_steal_pointer (&plain), FALSE) : NULL;
}

static void
insert (StudioWordList *self,
        const char *wrong,
        const char *right)
{
  g_autofree char *first = NULL;
  int n_words;
  char *phrase = normalise (wrong, &n_words, &first);
  Entry *entry;

  if (phrase == NULL)
    return;
  entry = g_new0 (Entry, 1);
  entry->right = g_strcmp0 (wrong, right) != 0 ? g_strdup (right != NULL ? right : "") : NULL;
  g_hash_table_replace (self->entries, phrase, entry);
  if (n_words > GPOINTER_TO_INT (g_hash_table_lookup (self->longest, first)))
    g_hash_table_replace (self->longest, g_steal_pointer (&first), GINT_TO_POINTER (n_words));
}

static void
insert_beginning (StudioWordList *self,
                  const char *wrong,
                  const char *right)
{
  char *beginning = g_utf8_strdown (wrong, (gssize) strlen (wrong) - 1);
  Entry *entry = g_new0 (Entry, 1);

  entry->right = g_strdup (right != NULL ? right : "");
  self->longest_beginning = MAX (self->longest_beginning, strlen (beginning));
  g_hash_table_replace (self->beginnings, beginning, entry);
}

char *
studio_word_list_cut (char *line)
{
  const char *const arrows[] = { "→", "->" };

  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++) {
    char *arrow = strstr (line, arrows[i]);

    if (arrow == NULL)
      continue;
    *arrow = '\0';
    g_strchomp (line);
    return g_strstrip (arrow + strlen (arrows[i]));
  }
  return NULL;
}

/* Letters and one star at the end; what looks like a pattern of another kind is told as broken. */
static gboolean
is_beginning (const char *wrong)
{
  gsize length = strlen (wrong);

  if (length < 3 || length > MAX_BEGINNING || wrong[length - 1] != '*')
    return FALSE;
  for (const char *at = wrong; at < wrong + length - 1; at = g_utf8_next_char (at)) {
    if (!g_unichar_isalnum (g_utf8_get_char (at)) && *at != '-' && *at != '\'')
      return FALSE;
  }
  return TRUE;
}

gboolean
studio_word_list_add (StudioWordList *self,
                      const char *line)
{
  g_autofree char *copy = g_strstrip (g_strdup (line));
  char *right;

  if (*copy == '\0' || *copy == '#')
    return TRUE;
  if (strlen (copy) > MAX_LINE_BYTES || !g_utf8_validate (copy, -1, NULL))
    return FALSE;
  right = studio_word_list_cut (copy);
  if (*copy == '\0' || (right != NULL && (*right == '\0' || strstr (right, "→") != NULL)))
    return FALSE;
  if (is_beginning (copy))
    insert_beginning (self, copy, right);
  else if (strchr (copy, '*') != NULL)
    return FALSE;
  else
    insert (self, copy, right);
  return TRUE;
}

static const char *
get_right (StudioWordList *self,
           const char *phrase)
{
  const Entry *entry = g_hash_table_lookup (self->entries, phrase);

  return entry != NULL ? entry->right : NULL;
}

static const char *
match_beginning (StudioWordList *self,
                 const char *lower)
{
  char beginning[MAX_BEGINNING];

  for (gsize i = 0; i < self->longest_beginning && lower[i] != '\0'; i++) {
    const Entry *entry;

    beginning[i] = lower[i];
    beginning[i + 1] = '\0';
    entry = i > 0 ? g_hash_table_lookup (self->beginnings, beginning) : NULL;
    if (entry != NULL)
      return entry->right;
  }
  return NULL;
}

const char *
studio_word_list_look_up (StudioWordList *self,
                          const char *lower)
{
  const char *right = get_right (self, lower);

  return right != NULL || g_hash_table_contains (self->entries, lower) ? right : match_beginning (self, lower);
}

gboolean
studio_word_list_has (StudioWordList *self,
                      const char *lower)
{
  return studio_word_list_look_up (self, lower) != NULL;
}

/* The phrase of up to @n_words words; *@last is its last token. */
static const char *
match_phrase (StudioWordList *self,
              const StudioText *text,
              int token,
              int n_words,
              int *last)
{
  g_autoptr (GString) phrase = g_string_new (text->tokens[token].lower);
  const char *found = NULL;
  int at = token;

  for (int i = 1; i < n_words && at >= 0; i++) {
    int next = studio_text_get (text, at + 1) != NULL ? studio_text_next (text, at) : -1;
    const char *right;

    if (next < 0)
      break;
    if (next > at + 1)
      g_string_append_c (phrase, ' ');
    g_string_append (phrase, text->tokens[next].lower);
    at = next;
    right = get_right (self, phrase->str);
    if (right != NULL) {
      found = right;
      *last = at;
    }
  }
  return found;
}

const char *
studio_word_list_match (StudioWordList *self,
                        const StudioText *text,
                        int token,
                        int *last)
{
  const StudioToken *at = studio_text_get (text, token);
  const char *right = NULL;
  int end = token, n_words;

  if (at == NULL || (g_hash_table_size (self->entries) == 0 && self->longest_beginning == 0))
    return NULL;
  n_words = GPOINTER_TO_INT (g_hash_table_lookup (self->longest, at->lower));
  if (n_words > 1)
    right = match_phrase (self, text, token, n_words, &end);
  if (right == NULL)
    right = studio_word_list_look_up (self, at->lower);
  if (right != NULL && last != NULL)
    *last = end;
  return right;
}

/* --- all lists --- */

static void
read_file (StudioWordList *list,
           const char *path,
           GPtrArray *notices)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = studio_file_read (path, MAX_FILE_BYTES, &error);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (bytes == NULL) {
    g_ptr_array_add (notices, g_strdup_printf ("%s: %s", path, error->message));
    return;
  }
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    if (!studio_word_list_add (list, lines[i]))
      g_ptr_array_add (notices, g_strdup_printf (_ ("%s:%u: This line can't be understood; write a word, or “wrong → right”."), path, i + 1));
  }
}

static void
read_folder (StudioWords *self,
             const char *folder,
             GPtrArray *notices)
{
  g_autoptr (GPtrArray) names = studio_file_list_folder (folder);

  for (guint i = 0; i < names->len; i++) {
    const char *name = g_ptr_array_index (names, i);
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autofree char *key = g_str_has_suffix (name, ".txt") ? g_strndup (name, strlen (name) - 4) : NULL;
    StudioWordList *list;

    if (key == NULL)
      continue;
    list = g_hash_table_lookup (self->lists, key);
    if (list == NULL) {
      list = studio_word_list_new ();
      g_hash_table_insert (self->lists, g_steal_pointer (&key), list);
    }
    read_file (list, path, notices);
  }
}

StudioWords *
studio_words_new (GPtrArray **notices)
{
  StudioWords *self = g_atomic_rc_box_new0 (StudioWords);
  g_auto (GStrv) folders = studio_paths_data_dirs ("checks/words");
  g_autofree char *own = g_build_filename (g_get_user_data_dir (), "pemda-studio", "words", NULL);

  *notices = g_ptr_array_new_with_free_func (g_free);
  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) studio_word_list_free);
  self->none = studio_word_list_new ();
  /* the best folder last, so that its lines win */
  for (guint i = g_strv_length (folders); i > 0; i--)
    read_folder (self, folders[i - 1], *notices);
  read_folder (self, own, *notices);
  return self;
}

static void
clear (gpointer data)
{
  StudioWords *self = data;

  g_hash_table_unref (self->lists);
  studio_word_list_free (self->none);
}

StudioWords *
studio_words_ref (StudioWords *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
studio_words_unref (StudioWords *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

StudioWordList *
studio_words_get (StudioWords *self,
                  const char *name)
{
  StudioWordList *list = g_hash_table_lookup (self->lists, name);

  return list != NULL ? list : self->none;
}
