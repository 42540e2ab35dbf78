#include "config.h"

#include "studio-office-words.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "studio-collate.h"
#include "studio-error.h"
#include "studio-file.h"
#include "studio-office-watch.h"
#include "studio-words.h"

/* as the checks read them */
#define MAX_FILE_BYTES (4 * 1024 * 1024)
#define RIGHT_FILE "kantor.txt"
#define PAIRS_FILE "baku.txt"

void
studio_office_word_free (StudioOfficeWord *self)
{
  g_free (self->word);
  g_free (self->right);
  g_free (self);
}

/* --- the files --- */

/* Returns: (transfer full) */
static char *
get_path (const char *file)
{
  return g_build_filename (g_get_user_data_dir (), "pemda-studio", "words", file, NULL);
}

/* Returns: (transfer full) (element-type utf8) (nullable): its lines without ends; none if there is no file yet */
static GPtrArray *
read_lines (const char *file,
            GError **error)
{
  g_autofree char *path = get_path (file), *text = NULL;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) bytes = NULL;
  g_auto (GStrv) parts = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&lines);
  bytes = studio_file_read (path, MAX_FILE_BYTES, error);
  if (bytes == NULL)
    return NULL;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  parts = g_strsplit (g_strchomp (text), "\n", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    g_ptr_array_add (lines, g_strchomp (g_strdup (parts[i])));
  return g_steal_pointer (&lines);
}

static gboolean
write_lines (const char *file,
             GPtrArray *lines,
             GError **error)
{
  g_autofree char *path = get_path (file), *folder = g_path_get_dirname (path);
  GString *text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) g_ptr_array_index (lines, i));
  bytes = g_string_free_to_bytes (text);
  g_mkdir_with_parents (folder, 0700);
  return studio_file_write (path, bytes, error);
}

/* --- lines --- */

/* Returns: (transfer full) (nullable): NULL for a comment and what is no text */
static StudioOfficeWord *
read_line (const char *line)
{
  g_autofree char *copy = g_utf8_validate (line, -1, NULL) ? g_strstrip (g_strdup (line)) : g_strdup ("");
  StudioOfficeWord *word;
  const char *right;

  if (*copy == '\0' || *copy == '#')
    return NULL;
  right = studio_word_list_cut (copy);
  if (*copy == '\0')
    return NULL;
  word = g_new0 (StudioOfficeWord, 1);
  word->right = g_strdup (right);
  word->word = g_steal_pointer (&copy);
  return word;
}

/* Returns: whether @a and @b are one word, but for capitals */
static gboolean
is_same (const char *a,
         const char *b)
{
  g_autofree char *lower_a = g_utf8_strdown (a, -1), *lower_b = g_utf8_strdown (b, -1);

  return g_str_equal (lower_a, lower_b);
}

static gboolean
is_about (const char *line,
          const char *word)
{
  g_autoptr (StudioOfficeWord) read = read_line (line);

  return read != NULL && is_same (read->word, word);
}

/* Returns: whether any went */
static gboolean
take_out (GPtrArray *lines,
          const char *word)
{
  guint before = lines->len;

  for (guint i = lines->len; i > 0; i--) {
    if (is_about (g_ptr_array_index (lines, i - 1), word))
      g_ptr_array_remove_index (lines, i - 1);
  }
  return lines->len < before;
}

/* --- what is typed --- */

/* Returns: (transfer full) (nullable): @text with single blanks and none around it */
static char *
tidy (const char *text)
{
  g_auto (GStrv) parts = NULL;
  g_autoptr (GString) tidied = g_string_new (NULL);

  if (!g_utf8_validate (text, -1, NULL))
    return NULL;
  parts = g_strsplit_set (text, " \t\r\n", -1);
  for (guint i = 0; parts[i] != NULL; i++) {
    if (*parts[i] != '\0')
      g_string_append_printf (tidied, "%s%s", tidied->len > 0 ? " " : "", parts[i]);
  }
  return g_string_free (g_steal_pointer (&tidied), FALSE);
}

static gboolean
has_letter (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      return TRUE;
  }
  return FALSE;
}

static gboolean
has_sign (const char *text)
{
  return *text == '#' || strstr (text, "→") != NULL || strstr (text, "->") != NULL;
}

/* Whether the checks would find the word by @line. */
static gboolean
is_understood (const char *line,
               const char *word)
{
  g_autoptr (StudioWordList) list = studio_word_list_new ();
  g_autofree char *lower = g_utf8_strdown (word, -1);

  if (!studio_word_list_add (list, line))
    return FALSE;
  if (g_str_has_suffix (lower, "*"))
    lower[strlen (lower) - 1] = '\0';
  return studio_word_list_has (list, lower);
}

/* Returns: (transfer full) (nullable): the line for what is typed; @tidied: (out) (transfer full): the word */
static char *
make_line (const char *typed,
           const char *typed_right,
           char **tidied,
           GError **error)
{
  g_autofree char *word = tidy (typed), *right = typed_right != NULL ? tidy (typed_right) : NULL;
  g_autofree char *line = NULL;

  if (word == NULL || !has_letter (word) || (typed_right != NULL && (right == NULL || !has_letter (right)))) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("Write a word of letters or digits."));
    return NULL;
  }
  if (g_utf8_strlen (word, -1) > STUDIO_OFFICE_WORD_MAX || (right != NULL && g_utf8_strlen (right, -1) > STUDIO_OFFICE_WORD_MAX)) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT, _ ("A word has at most %d characters. Shorten it."), STUDIO_OFFICE_WORD_MAX);
    return NULL;
  }
  line = right != NULL ? g_strconcat (word, " → ", right, NULL) : g_strdup (word);
  if (has_sign (word) || (right != NULL && (has_sign (right) || strchr (right, '*') != NULL)) || !is_understood (line, word)) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_INVALID, _ ("“%s” can't be in the list. Write a word or a phrase of up to eight words, without signs such as # and →."), word);
    return NULL;
  }
  *tidied = g_steal_pointer (&word);
  return g_steal_pointer (&line);
}

/* --- what others call --- */

/* Takes out what @file says about @word and puts @line at its end. @line: (nullable) */
static gboolean
change (const char *file,
        const char *word,
        const char *line,
        GError **error)
{
  g_autoptr (GPtrArray) lines = read_lines (file, error);
  gboolean changed;

  if (lines == NULL)
    return FALSE;
  changed = take_out (lines, word);
  if (line != NULL && lines->len >= STUDIO_OFFICE_WORDS_MAX) {
    g_set_error (error, STUDIO_ERROR, STUDIO_ERROR_LIMIT, _ ("The office's list is full: it takes %d words. Take some out first."), STUDIO_OFFICE_WORDS_MAX);
    return FALSE;
  }
  if (line != NULL)
    g_ptr_array_add (lines, g_strdup (line));
  return changed || line != NULL ? write_lines (file, lines, error) : TRUE;
}

gboolean
studio_office_words_add (const char *word,
                         GError **error)
{
  g_autofree char *tidied = NULL, *line = NULL;

  g_return_val_if_fail (word != NULL, FALSE);

  line = make_line (word, NULL, &tidied, error);
  if (line == NULL || !change (RIGHT_FILE, tidied, line, error) || !change (PAIRS_FILE, tidied, NULL, error))
    return FALSE;
  studio_office_watch_tell_words ();
  return TRUE;
}

gboolean
studio_office_words_add_pair (const char *wrong,
                              const char *right,
                              GError **error)
{
  g_autofree char *tidied = NULL, *line = NULL;

  g_return_val_if_fail (wrong != NULL && right != NULL, FALSE);

  line = make_line (wrong, right, &tidied, error);
  if (line == NULL || !change (PAIRS_FILE, tidied, line, error) || !change (RIGHT_FILE, tidied, NULL, error))
    return FALSE;
  studio_office_watch_tell_words ();
  return TRUE;
}

gboolean
studio_office_words_remove (const char *word,
                            GError **error)
{
  g_return_val_if_fail (word != NULL, FALSE);

  if (!g_utf8_validate (word, -1, NULL))
    return TRUE;
  if (!change (RIGHT_FILE, word, NULL, error) || !change (PAIRS_FILE, word, NULL, error))
    return FALSE;
  studio_office_watch_tell_words ();
  return TRUE;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const StudioOfficeWord *first = *(const StudioOfficeWord *const *) a, *second = *(const StudioOfficeWord *const *) b;

  return studio_collate (first->word, second->word);
}

static gboolean
list_file (const char *file,
           GPtrArray *words,
           GError **error)
{
  g_autoptr (GPtrArray) lines = read_lines (file, error);

  if (lines == NULL)
    return FALSE;
  for (guint i = 0; i < lines->len && words->len < 2 * STUDIO_OFFICE_WORDS_MAX; i++) {
    StudioOfficeWord *word = read_line (g_ptr_array_index (lines, i));

    if (word != NULL)
      g_ptr_array_add (words, word);
  }
  return TRUE;
}

GPtrArray *
studio_office_words_list (GError **error)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func ((GDestroyNotify) studio_office_word_free);

  if (!list_file (RIGHT_FILE, words, error) || !list_file (PAIRS_FILE, words, error))
    return NULL;
  g_ptr_array_sort (words, compare);
  return g_steal_pointer (&words);
}
