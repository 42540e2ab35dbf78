#include "config.h"

#include "studio-observance-private.h"

#include <glib/gi18n-lib.h>

#include "studio-file.h"
#include "studio-slug.h"
#include "studio-table.h"

#define MAX_FILE_BYTES (1024 * 1024)
#define MAX_FILES 64
#define MAX_RULES 4000
#define MAX_PROBLEMS 20
#define MAX_KEY 60
#define MAX_ORDINAL 10000
#define DEFAULT_TEMPLATE "hari-besar"

enum {
  COLUMN_KEY,
  COLUMN_DATE,
  COLUMN_NAME,
  COLUMN_BASE,
  COLUMN_ORDINAL,
  COLUMN_UNVERIFIED,
  COLUMN_REGION,
  COLUMN_HOLIDAY,
  COLUMN_STATUS,
  COLUMN_TEMPLATE,
  COLUMN_TITLE,
  COLUMN_SALUTATION,
  COLUMN_CALENDAR,
  COLUMN_THEME,
  COLUMN_GREETING,
  N_COLUMNS,
};

static const char *const column_names[N_COLUMNS] = {
  "kunci",
  "tanggal",
  "nama",
  "mulai",
  "urutan",
  "periksa",
  "daerah",
  "libur",
  "status",
  "templat",
  "judul",
  "sapaan",
  "kalender",
  "tema",
  "ucapan",
};

/** Reading: a table being read. @columns: where each of ours stands, G_MAXUINT if nowhere. */
typedef struct
{
  StudioObservances *into;
  const StudioTable *table;
  const char *file;
  guint columns[N_COLUMNS];
  guint row;
  int rank;
} Reading;

void
_studio_rule_free (StudioRule *rule)
{
  g_free (rule->key);
  g_free (rule->name);
  g_free (rule->title);
  g_free (rule->salutation);
  g_free (rule->calendar);
  g_free (rule->theme);
  g_free (rule->greeting);
  g_free (rule->template_id);
  g_strfreev (rule->regions);
  g_free (rule);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StudioRule, _studio_rule_free)

/* @sentence: (transfer full) */
static void
add_problem (StudioObservances *self,
             char *sentence)
{
  if (self->problems->len < MAX_PROBLEMS)
    g_ptr_array_add (self->problems, sentence);
  else
    g_free (sentence);
}

static const char *
cell (const Reading *reading,
      guint column)
{
  return studio_table_get (reading->table, reading->row, reading->columns[column]);
}

/* Returns: (transfer full) (nullable): NULL for an empty cell */
static char *
dup_cell (const Reading *reading,
          guint column)
{
  const char *text = cell (reading, column);

  return *text != '\0' ? g_strdup (text) : NULL;
}

static gboolean
is_word (const char *text,
         const char *word)
{
  return g_ascii_strcasecmp (text, word) == 0;
}

/* An empty cell leaves @number alone. */
static gboolean
read_number (const Reading *reading,
             guint column,
             int *number,
             char **problem)
{
  const char *text = cell (reading, column);
  gint64 value;

  if (*text == '\0')
    return TRUE;
  if (!g_ascii_string_to_signed (text, 10, -MAX_ORDINAL, MAX_ORDINAL, &value, NULL)) {
    /* TRANSLATORS: a column's name, then what stands there */
    *problem = g_strdup_printf (_ ("“%s” has to be a number, not “%s”"), column_names[column], text);
    return FALSE;
  }
  *number = (int) value;
  return TRUE;
}

static gboolean
read_status (const Reading *reading,
             StudioRule *rule,
             char **problem)
{
  const char *status = cell (reading, COLUMN_STATUS), *holiday = cell (reading, COLUMN_HOLIDAY);

  rule->estimated = *status == '\0' ? rule->day.kind == STUDIO_DAY_ISLAMIC : is_word (status, "perkiraan");
  rule->removed = is_word (status, "hapus");
  rule->holiday = is_word (holiday, "ya");
  rule->unverified = is_word (cell (reading, COLUMN_UNVERIFIED), "ya");
  if (*status == '\0' || rule->estimated || rule->removed || is_word (status, "ditetapkan"))
    return TRUE;
  *problem = g_strdup_printf (_ ("the status “%s” is unknown; write ditetapkan, perkiraan or hapus"), status);
  return FALSE;
}

static gboolean
read_day (const Reading *reading,
          StudioRule *rule,
          char **problem)
{
  const char *text = cell (reading, COLUMN_DATE);

  if (studio_day_parse (text, &rule->day))
    return TRUE;
  *problem = g_strdup_printf (_ ("the date “%s” cannot be read; write it like 17 Agustus, 19 Maret 2026, Paskah +39 or 1 Syawal"), text);
  return FALSE;
}

static gboolean
read_name (const Reading *reading,
           StudioRule *rule,
           char **problem)
{
  const char *key = cell (reading, COLUMN_KEY);

  rule->name = g_strdup (cell (reading, COLUMN_NAME));
  rule->key = *key != '\0' ? g_strdup (key) : studio_slug (rule->name, MAX_KEY);
  if (*rule->name != '\0' || *key != '\0')
    return TRUE;
  *problem = g_strdup (_ ("the name is missing"));
  return FALSE;
}

static void
read_texts (const Reading *reading,
            StudioRule *rule)
{
  const char *template_id = cell (reading, COLUMN_TEMPLATE), *regions = cell (reading, COLUMN_REGION);

  rule->title = dup_cell (reading, COLUMN_TITLE);
  rule->salutation = dup_cell (reading, COLUMN_SALUTATION);
  rule->calendar = dup_cell (reading, COLUMN_CALENDAR);
  rule->theme = dup_cell (reading, COLUMN_THEME);
  rule->greeting = dup_cell (reading, COLUMN_GREETING);
  rule->template_id = g_strdup (*template_id != '\0' ? template_id : DEFAULT_TEMPLATE);
  rule->regions = g_strsplit (regions, "|", -1);
  for (gsize i = 0; rule->regions[i] != NULL; i++)
    g_strstrip (rule->regions[i]);
}

static void
read_row (Reading *reading)
{
  g_autoptr (StudioRule) rule = g_new0 (StudioRule, 1);
  g_autofree char *problem = NULL;

  rule->rank = reading->rank;
  rule->base = G_MAXINT;
  if (read_name (reading, rule, &problem) && read_day (reading, rule, &problem) && read_status (reading, rule, &problem) &&
      read_number (reading, COLUMN_BASE, &rule->base, &problem) && read_number (reading, COLUMN_ORDINAL, &rule->ordinal, &problem)) {
    read_texts (reading, rule);
    g_ptr_array_add (reading->into->rules, g_steal_pointer (&rule));
    return;
  }
  /* TRANSLATORS: file, line, what is wrong there */
  add_problem (reading->into, g_strdup_printf (_ ("%s, line %u was left out: %s."), reading->file,
                                               studio_table_get_row_number (reading->table, reading->row), problem));
}

/* Which of our columns the heading names; others are the office's own notes. */
static gboolean
find_columns (Reading *reading)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    reading->columns[i] = G_MAXUINT;
  for (guint column = 0; column < studio_table_get_n_columns (reading->table); column++) {
    for (guint i = 0; i < N_COLUMNS; i++) {
      if (is_word (studio_table_get (reading->table, 0, column), column_names[i]))
        reading->columns[i] = column;
    }
  }
  return reading->columns[COLUMN_DATE] != G_MAXUINT && reading->columns[COLUMN_NAME] != G_MAXUINT;
}

static void
read_table (StudioObservances *self,
            const char *path,
            int rank)
{
  static const StudioTableHints hints = { ";,\t", 0 };
  g_autofree char *file = g_path_get_basename (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = studio_file_read (path, MAX_FILE_BYTES, &error);
  g_autoptr (StudioTable) table = bytes != NULL ? studio_table_parse_text (file, bytes, &hints, &error) : NULL;
  Reading reading = { .into = self, .table = table, .file = file, .rank = rank };

  if (table == NULL) {
    add_problem (self, g_strdup (error->message));
    return;
  }
  if (!find_columns (&reading)) {
    add_problem (self, g_strdup_printf (_ ("%s was left out: its first line has to name the columns, at least tanggal and nama."), file));
    return;
  }
  for (reading.row = 1; reading.row < studio_table_get_n_rows (table) && self->rules->len < MAX_RULES; reading.row++)
    read_row (&reading);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

void
_studio_observances_read_folder (StudioObservances *self,
                                 const char *folder,
                                 int rank)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && paths->len < MAX_FILES && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *lower = g_ascii_strdown (name, -1);

    if (g_str_has_suffix (lower, ".csv"))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  }
  g_ptr_array_sort (paths, compare_names);
  for (guint i = 0; i < paths->len; i++)
    read_table (self, g_ptr_array_index (paths, i), rank);
}
